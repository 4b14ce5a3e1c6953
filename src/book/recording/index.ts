export { type RecordingWriter, readRecording, recordingWriter } from './recording-file.ts';
export type { RecordingContent, RecordingPart } from './recording-format.ts';
export { recordingReplay } from './recording-replay.ts';
