// What a first visit loads, compressed as a server would: the page, its scripts and styles, one language and the fonts.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const MOST_KB = 150;
const DIST = 'dist';

const squeezed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const read = (name) => readFileSync(join(DIST, name));

const page = read('index.html').toString();
const assets = readdirSync(join(DIST, 'assets'));
const linked = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name]) => name);
// A language is loaded by the entry, so the page does not link it; the larger of the two counts.
const languages = assets.filter((name) => /^(?:ru|en)-.*\.js$/.test(name)).map((name) => `assets/${name}`);
const language = languages.sort((a, b) => squeezed(read(b)) - squeezed(read(a)))[0];
// Money brings the third alphabet, where the rouble sign stands.
const fonts = assets.filter((name) => name.endsWith('.woff2')).map((name) => `assets/${name}`);
const first = [...new Set(['index.html', ...linked, language, ...fonts])];
const room = assets.filter((name) => /\.(?:js|css)$/.test(name) && !languages.includes(`assets/${name}`));

const sizes = first.map((name) => [name, name.endsWith('.woff2') ? read(name).length : squeezed(read(name))]);
for (const [name, bytes] of sizes) console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KB  ${name}`);
const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0) / 1024;
const all = room.reduce((sum, name) => sum + squeezed(read(`assets/${name}`)), 0) / 1024;
console.log(`${total.toFixed(1).padStart(7)} KB  first visit, of ${MOST_KB} KB`);
console.log(`${all.toFixed(1).padStart(7)} KB  all scripts and styles, every room`);
process.exit(total <= MOST_KB ? 0 : 1);
