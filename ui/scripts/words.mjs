// Checks the words of the browser: both languages have the same keys and variables, every key that is asked for
// exists, and every key of the browser's own files is asked for. Keys stand in the code in full, never glued together.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { FluentResource } from '@fluent/bundle';

const LOCALES = '../locales';
const LANGUAGES = ['ru', 'en'];
const FILES = ['common', 'step1_goal', 'step2_decomposition', 'ui'];

function variablesOf(node, found = new Set()) {
  if (Array.isArray(node)) node.forEach((part) => variablesOf(part, found));
  else if (node !== null && typeof node === 'object') {
    if (node.type === 'var') found.add(node.name);
    Object.values(node).forEach((part) => variablesOf(part, found));
  }
  return found;
}

function catalogue(language) {
  const text = FILES.map((file) => readFileSync(join(LOCALES, language, `${file}.ftl`), 'utf8')).join('\n');
  const messages = new FluentResource(text).body;
  // A message that cannot be read is left out by the reader without a word.
  const written = [...text.matchAll(/^([a-z][\w-]*) *=/gm)].map(([, key]) => key);
  const keys = new Map(messages.map(({ id, value }) => [id, [...variablesOf(value)].sort().join(' ')]));
  const problems = written.filter((key) => !keys.has(key)).map((key) => `${language}: ${key} cannot be read`);
  const twice = written.filter((key, at) => written.indexOf(key) !== at);
  problems.push(...twice.map((key) => `${language}: ${key} stands twice`));
  return { keys, problems };
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name) && !/\.(test|d)\.ts$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

const [ru, en] = LANGUAGES.map(catalogue);
const problems = [...ru.problems, ...en.problems];
for (const key of new Set([...ru.keys.keys(), ...en.keys.keys()])) {
  if (!ru.keys.has(key)) problems.push(`ru: no ${key}`);
  else if (!en.keys.has(key)) problems.push(`en: no ${key}`);
  else if (ru.keys.get(key) !== en.keys.get(key)) problems.push(`${key} takes other variables in ru than in en`);
}

const code = sources('src');
const asked = new Set([...code.matchAll(/'((?:ui|step\d)-[a-z0-9-]+)'|say\w*\(\s*'([a-z0-9-]+)'/g)].map(([, a, b]) => a ?? b));
for (const key of asked) if (!ru.keys.has(key)) problems.push(`no words for ${key}`);
const own = readFileSync(join(LOCALES, 'ru/ui.ftl'), 'utf8') +
  readFileSync(join(LOCALES, 'ru/step2_decomposition.ftl'), 'utf8').split('# Комната в браузере.')[1];
for (const [, key] of own.matchAll(/^([a-z][\w-]*) *=/gm)) if (!asked.has(key)) problems.push(`nothing asks for ${key}`);

problems.forEach((problem) => console.error(problem));
console.log(`${asked.size} keys asked for, ${ru.keys.size} in the catalogue, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
