import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import type { Example } from './extract.ts';

const runtime = resolve('test/docs/support/runtime.ts');
const context = resolve('test/docs/support/context.ts');
const publicDoor = resolve('src/index.ts');

/** Names that a module exports, type or value. */
function exportsOf(program: ts.Program, file: string): string[] {
  const source = program.getSourceFile(file);
  const symbol = source && program.getTypeChecker().getSymbolAtLocation(source);
  return symbol
    ? program
        .getTypeChecker()
        .getExportsOfModule(symbol)
        .map((member) => member.name)
    : [];
}

/** Where an example may take a name from that it does not declare: its own module first. */
function sourcesOf(example: Example): string[] {
  const own = example.file.endsWith('.ts') ? [resolve(example.file)] : [];
  return [...own, publicDoor, context];
}

/** Names that a file uses and does not declare, as far as syntax tells. */
function freeNames(source: ts.SourceFile): Set<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isMember =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) ||
        (ts.isMethodDeclaration(parent) && parent.name === node) ||
        (ts.isBindingElement(parent) && parent.propertyName === node);
      const isDeclaration =
        (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
        parent.name === node;
      if (isDeclaration || ts.isImportSpecifier(parent)) declared.add(node.text);
      else if (!isMember) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return new Set([...used].filter((name) => !declared.has(name)));
}

const builtins = new Map(Object.keys(fs).map((name) => [name, 'node:fs']));

/** One import line for each free name that is found somewhere. */
function importsFor(program: ts.Program, example: Example, source: ts.SourceFile): string[] {
  const places = sourcesOf(example).map((file) => ({ file, names: new Set(exportsOf(program, file)) }));
  return [...freeNames(source)].flatMap((name) => {
    const file = places.find((place) => place.names.has(name))?.file ?? builtins.get(name);
    return file === undefined ? [] : [`import { ${name} } from ${JSON.stringify(file)};`];
  });
}

const literal = /^(-?\d[\d_.]*(e-?\d+)?n?|'[^']*'|true|false|null)$/;

/** What the comment at the end of a statement's line promises, where it is nothing but literals. */
function promiseOf(statement: ts.Statement, code: string): string | null {
  const comment = /^[ \t]*\/\/ (.+)/.exec(code.slice(statement.end))?.[1]?.trim();
  if (comment === undefined) return null;
  const words = comment.startsWith("'") ? [comment] : comment.split(' ');
  return words.every((word) => literal.test(word)) ? comment : null;
}

function isPrint(node: ts.Expression): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.getText() === 'console.log';
}

/** The code with each promise turned into a check, and prints kept from the terminal. */
function withChecks(source: ts.SourceFile, code: string): string {
  let out = '';
  let done = 0;
  for (const statement of source.statements) {
    if (!ts.isExpressionStatement(statement)) continue;
    const promise = promiseOf(statement, code);
    const { expression } = statement;
    const replacement = isPrint(expression)
      ? `expectPrinted(${JSON.stringify(promise)}, ${expression.arguments.map((argument) => argument.getText()).join(', ')});`
      : promise === null
        ? statement.getText()
        : `expectValue(${expression.getText()}, ${promise});`;
    out += `${code.slice(done, statement.getStart())}${replacement}`;
    done = statement.end;
  }
  return out + code.slice(done);
}

/** An example as a module of its own. */
export interface ExampleModule extends Example {
  readonly path: string;
  readonly module: string;
  /** True where the example's own last word is a throw. */
  readonly throws: boolean;
}

function compilerOptions(): ts.CompilerOptions {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
  const { options } = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, host)!;
  return {
    ...options,
    noUnusedLocals: false,
    noEmit: true,
    rewriteRelativeImportExtensions: false,
    allowImportingTsExtensions: true,
  };
}

/** Completes examples with imports and checks. `folder` is where their modules will stand. */
export function toModules(
  examples: readonly Example[],
  folder: string,
): { modules: ExampleModule[]; problems: string[] } {
  const options = compilerOptions();
  const files = examples.map((example) => resolve(example.file)).filter((file) => file.endsWith('.ts'));
  const first = ts.createProgram([publicDoor, context, runtime, ...new Set(files)], options);
  const modules = examples.map((example, i) => {
    const source = ts.createSourceFile('example.ts', example.code, ts.ScriptTarget.ES2022, true);
    const head = [
      `import { expectPrinted, expectValue } from ${JSON.stringify(runtime)};`,
      ...importsFor(first, example, source),
    ];
    const module = `${head.join(' ')} export {}; void [expectPrinted, expectValue];\n${withChecks(source, example.code)}\n`;
    const throws = source.statements.some(ts.isThrowStatement);
    return { ...example, module, throws, path: join(folder, `example-${i}.mts`) };
  });
  return { modules, problems: typeProblems(modules, options, first) };
}

/** Type errors of the modules, at the place of the example's line. */
function typeProblems(modules: readonly ExampleModule[], options: ts.CompilerOptions, first: ts.Program): string[] {
  const byPath = new Map(modules.map((example) => [example.path, example]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => byPath.has(path) || fileExists(path);
  host.readFile = (path) => byPath.get(path)?.module ?? readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const text = byPath.get(path)?.module;
    return text === undefined
      ? (first.getSourceFile(path) ?? getSourceFile(path, language, ...rest))
      : ts.createSourceFile(path, text, language);
  };
  const program = ts.createProgram([...byPath.keys()], options, host, first);
  return modules.flatMap((example) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(example.path)).map((diagnostic) => {
      const at = diagnostic.file!.getLineAndCharacterOfPosition(diagnostic.start!).line;
      return `${example.file}:${example.line + at - 1} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
    }),
  );
}
