// Lets V8 record what the processes and threads run that tests start; vitest itself records the tests' own process.
if (process.env.TIERCEL_COVERAGE) process.env.NODE_V8_COVERAGE = process.env.TIERCEL_COVERAGE;
