// The API reference: what src/index.ts exports, a page a room, from the sources' declarations and docstrings.
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { root } from '../process.mjs';

const ts = createRequire(import.meta.url)('typescript');

function programOf(door) {
  const { options } = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.build.json'), {}, ts.sys);
  return ts.createProgram([door], { ...options, noEmit: true });
}

// `{@link X}` stays as `X`.
const textOf = (parts) =>
  ts
    .displayPartsToString(parts)
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .trim();
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** Tags of a symbol by name: the text of each. */
function tagsOf(symbol) {
  const tags = {};
  for (const { name, text } of symbol.getJsDocTags()) tags[name] = [...(tags[name] ?? []), textOf(text ?? [])];
  return tags;
}

const kinds = [
  [ts.SymbolFlags.Function, 'function'],
  [ts.SymbolFlags.Class, 'class'],
  [ts.SymbolFlags.Variable, 'constant'],
  [ts.SymbolFlags.Interface, 'interface'],
  [ts.SymbolFlags.TypeAlias, 'type'],
];

/** A declaration as it would stand in a .d.ts file: without bodies, comments and the word export. */
function signatureOf(symbol, checker) {
  const printer = ts.createPrinter({ removeComments: true });
  const texts = symbol.declarations.map((node) => {
    const source = node.getSourceFile();
    if (ts.isFunctionDeclaration(node)) {
      if (node.body && symbol.declarations.length > 1) return ''; // the overloads say it
      const { name, typeParameters, parameters, type } = node;
      const bare = ts.factory.createFunctionDeclaration(
        [],
        undefined,
        name,
        typeParameters,
        parameters,
        type,
        undefined,
      );
      return printer.printNode(ts.EmitHint.Unspecified, bare, source);
    }
    if (ts.isVariableDeclaration(node)) {
      const type = checker.typeToString(checker.getTypeOfSymbol(symbol), node, ts.TypeFormatFlags.NoTruncation);
      return `const ${symbol.name}: ${type}`;
    }
    if (ts.isClassDeclaration(node)) return classText(node, printer);
    return printer.printNode(ts.EmitHint.Unspecified, node, source);
  });
  const text = texts
    .filter(Boolean)
    .join('\n')
    .replace(/^export (declare )?/gm, '');
  const narrow = text.replace(/^( {4})+/gm, (indent) => indent.slice(indent.length / 2));
  return narrow.length > 6000 ? `${narrow.slice(0, 6000)}\n…` : narrow;
}

function classText(node, printer) {
  const source = node.getSourceFile();
  const isPublic = (member) => !ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
  const members = node.members.filter(isPublic).map((member) => {
    const bare = ts.isConstructorDeclaration(member)
      ? ts.factory.createConstructorDeclaration([], member.parameters, undefined)
      : member;
    return `  ${printer.printNode(ts.EmitHint.Unspecified, bare, source)}`;
  });
  const heritage = node.heritageClauses?.map((clause) => ` ${clause.getText(source)}`).join('') ?? '';
  return `class ${node.name.text}${heritage} {\n${members.join('\n')}\n}`;
}

/** Members of an interface or of an object type, with what their docstrings say. */
function membersOf(symbol, checker) {
  const node = symbol.declarations.find((declared) => ts.isInterfaceDeclaration(declared));
  return (node?.members ?? []).flatMap((member) => {
    const inner = member.name && checker.getSymbolAtLocation(member.name);
    const text = inner ? oneLine(textOf(inner.getDocumentationComment(checker))) : '';
    return text === '' ? [] : [{ name: member.name.getText(), text }];
  });
}

/** Every public export, as plain data, by name. */
export function publicExports(door = join(root, 'src', 'index.ts')) {
  const program = programOf(door);
  const checker = program.getTypeChecker();
  const entries = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(door)));
  return entries
    .map((entry) => (entry.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(entry) : entry))
    .filter((symbol) => symbol.declarations?.length > 0)
    .map((symbol) => {
      const file = relative(root, symbol.declarations[0].getSourceFile().fileName).split(sep).join('/');
      return {
        name: symbol.name,
        file,
        room: file.split('/')[1],
        kind: kinds.find(([flag]) => symbol.flags & flag)?.[1] ?? 'value',
        purpose: textOf(symbol.getDocumentationComment(checker)),
        tags: tagsOf(symbol),
        signature: signatureOf(symbol, checker),
        members: membersOf(symbol, checker),
      };
    })
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

// The type of a list's words, or of a table's keys: the list itself is documented.
const follows = /= (\(typeof \w+\)\[number\]|keyof typeof \w+);$/;

/** What a reader misses, one sentence each: every export has a docstring, every function an example as well. */
export function missingWords(entries) {
  return entries
    .filter(({ file }) => !file.startsWith('src/generated/'))
    .flatMap(({ name, file, kind, purpose, tags, signature }) => [
      ...(purpose === '' && !follows.test(signature) ? [`${name} (${file}) has no docstring`] : []),
      ...(kind === 'function' && !tags.example ? [`${name} (${file}) has no @example`] : []),
    ]);
}

const parameter = (text) => {
  const [name, ...rest] = text.split(' ');
  return `- \`${name}\`: ${oneLine(rest.join(' ').replace(/^- /, ''))}`;
};

function entryText({ name, file, kind, purpose, tags, signature, members }) {
  const list = (title, rows) => (rows.length > 0 ? [`${title}\n\n${rows.join('\n')}`] : []);
  const fenced = (text) => (text.startsWith('```') ? text : `\`\`\`ts\n${text}\n\`\`\``);
  return [
    `## ${name}`,
    `${/^[aeiou]/.test(kind) ? 'An' : 'A'} ${kind} of \`${file}\`. ${purpose}`,
    `\`\`\`ts\n${signature}\n\`\`\``,
    ...list('Parameters:', (tags.param ?? []).map(parameter)),
    ...list(
      'Members:',
      members.map(({ name: member, text }) => `- \`${member}\`: ${text}`),
    ),
    ...(tags.returns ?? []).map((text) => `Returns ${oneLine(text)}`),
    ...list(
      'Throws:',
      (tags.throws ?? []).map((text) => `- ${oneLine(text)}`),
    ),
    ...(tags.example ?? []).map((text) => `Example:\n\n${fenced(text)}`),
  ].join('\n\n');
}

/** File to text of all the pages of the reference. */
export function apiPages(entries, notice) {
  const rooms = [...new Set(entries.map(({ room }) => room))].sort();
  const of = (room) => entries.filter((entry) => entry.room === room);
  const links = (room) => of(room).map(({ name }) => `[${name}](${room}.md#${name.toLowerCase()})`);
  const index = rooms.map((room) => `## ${room}\n\n${links(room).join(', ')}`).join('\n\n');
  return Object.fromEntries([
    [
      'docs/api/index.md',
      `# API reference\n\n${notice}\n\nWhat \`tiercel\` exports, by the room that it stands in.\n\n${index}\n`,
    ],
    ...rooms.map((room) => [
      `docs/api/${room}.md`,
      `# API: ${room}\n\n${notice}\n\n${of(room).map(entryText).join('\n\n')}\n`,
    ]),
  ]);
}
