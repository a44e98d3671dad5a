// Draws the brand logos of icon sets: OUT/drawings.bin holds one 144 x 144
// picture per drawing (RGBA, colour premultiplied by alpha, the logo in the
// middle 136 x 136), OUT/drawings.json says what each one is.
//
//   node collect.mjs OUT
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

const SIDE = 144;
const INNER = 136;
const LICENCES = new Set(['CC0-1.0', 'MIT', 'Apache-2.0', 'ISC']);
const SAME_NAME = {
	windows8: 'windows', windows10: 'windows', windows11: 'windows',
	microsoftwindows: 'windows', appleios: 'ios', androidrobot: 'android',
	amazonaws: 'amazonwebservices', aws: 'amazonwebservices',
	nodedotjs: 'nodejs', googlechrome: 'chrome', firefoxbrowser: 'firefox',
	mozillafirefox: 'firefox',
};

const require = createRequire(import.meta.url);
const here = path.dirname(new URL(import.meta.url).pathname);

function readSet(name) {
	const set = JSON.parse(fs.readFileSync(require.resolve(`@iconify/json/json/${name}.json`), 'utf8'));
	const licence = set.info.license.spdx;
	if (!LICENCES.has(licence)) throw new Error(`${name} is under ${licence}, not under a permissive licence`);
	return { ...set, licence };
}

function brandOf(icon, rules) {
	let name = icon;
	for (const suffix of rules.strip) name = name.replace(new RegExp(suffix), '');
	const key = name.toLowerCase().replace(/&/g, 'and').replace(/[^a-z0-9]/g, '');
	return (rules.prefix ? `${rules.prefix}-` : '') + (SAME_NAME[key] ?? key);
}

function iconsOf(name, rules) {
	const set = readSet(name);
	const wanted = rules.only ?? (rules.logos === 'all' || rules.logos === 'known' ? '' : rules.logos);
	return Object.entries(set.icons)
		.filter(([icon, data]) => !data.hidden && new RegExp(wanted).test(icon))
		.map(([icon, data]) => ({
			set: name, icon, licence: set.licence, brand: brandOf(icon, rules), body: data.body,
			left: data.left ?? 0, top: data.top ?? 0,
			width: data.width ?? set.width ?? 16, height: data.height ?? set.height ?? 16,
		}));
}

/** "vuejs" and "vue" are one brand. */
function withoutJs(brand, known) {
	const short = brand.replace(/js$/, '');
	return known.has(short) ? short : brand;
}

/** The icons that are logos: all of the sets of logos, and of the others those that bear a known brand's name. */
function logos() {
	const sources = JSON.parse(fs.readFileSync(path.join(here, 'sources.json'), 'utf8'));
	const all = Object.entries(sources).flatMap(([name, rules]) =>
		iconsOf(name, rules).map(icon => ({ ...icon, sure: rules.logos !== 'known' })));
	const known = new Set(all.filter(icon => icon.sure).map(icon => icon.brand));
	return all.filter(icon => known.has(icon.brand)).map(icon => ({ ...icon, brand: withoutJs(icon.brand, known) }));
}

function render(icon, [left, top, width, height], pixels) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
		`width="${pixels}" height="${pixels}" viewBox="${left} ${top} ${width} ${height}" color="#000">${icon.body}</svg>`;
	const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
	if (image.width !== pixels || image.height !== pixels) throw new Error('a drawing of another size');
	return image.pixels;
}

/** The box of what is visible, in the icon's own units, or null if there is next to nothing. */
function visibleBox(icon) {
	const n = 192;
	const scale = Math.max(icon.width, icon.height) / n;
	const left = icon.left - (scale * n - icon.width) / 2;
	const top = icon.top - (scale * n - icon.height) / 2;
	const pixels = render(icon, [left, top, scale * n, scale * n], n);
	let x0 = n, y0 = n, x1 = -1, y1 = -1, count = 0;
	for (let y = 0; y < n; y++) {
		for (let x = 0; x < n; x++) {
			if (pixels[4 * (y * n + x) + 3] <= 20) continue;
			x0 = Math.min(x0, x); x1 = Math.max(x1, x);
			y0 = Math.min(y0, y); y1 = Math.max(y1, y);
			count++;
		}
	}
	if (count < 40) return null;
	return { left: left + x0 * scale, top: top + y0 * scale, width: (x1 - x0 + 1) * scale, height: (y1 - y0 + 1) * scale };
}

/** The drawing itself, its visible box in the middle of the picture. */
function draw(icon) {
	const box = visibleBox(icon);
	if (!box) return null;
	const side = Math.max(box.width, box.height) * SIDE / INNER;
	const view = [box.left - (side - box.width) / 2, box.top - (side - box.height) / 2, side, side];
	return { pixels: render(icon, view, SIDE), aspect: box.width / box.height };
}

/** True if the drawing has one colour only, so that any other colour would do as well. */
function isMono(pixels) {
	let visible = 0, same = 0;
	const mean = [0, 0, 0];
	for (let i = 0; i < pixels.length; i += 4) {
		if (pixels[i + 3] < 200) continue;
		visible++;
		for (let c = 0; c < 3; c++) mean[c] += pixels[i + c];
	}
	if (!visible) return true;
	for (let i = 0; i < pixels.length; i += 4) {
		if (pixels[i + 3] < 200) continue;
		if ([0, 1, 2].every(c => Math.abs(pixels[i + c] - mean[c] / visible) < 24)) same++;
	}
	return same > 0.985 * visible;
}

/** A 24 x 24 grey picture on white, to tell copies of one drawing from other drawings of a brand. */
function thumbnail(pixels) {
	const n = 24, step = SIDE / n;
	const grey = new Float32Array(n * n);
	for (let y = 0; y < SIDE; y++) {
		for (let x = 0; x < SIDE; x++) {
			const i = 4 * (y * SIDE + x);
			grey[Math.floor(y / step) * n + Math.floor(x / step)] +=
				(255 - pixels[i + 3] + (pixels[i] + pixels[i + 1] + pixels[i + 2]) / 3) / (step * step);
		}
	}
	return grey;
}

function isCopy(a, b) {
	if (Math.abs(Math.log(a.aspect / b.aspect)) > 0.12) return false;
	let difference = 0;
	for (let i = 0; i < a.thumbnail.length; i++) difference += Math.abs(a.thumbnail[i] - b.thumbnail[i]);
	return difference / a.thumbnail.length < 6;
}

const out = process.argv[2];
if (!out) throw new Error('usage: node collect.mjs OUT');
fs.mkdirSync(out, { recursive: true });
const bin = fs.openSync(path.join(out, 'drawings.bin.part'), 'w');
const kept = new Map();
const index = [];
let failed = 0, copies = 0;
for (const icon of logos()) {
	let drawing = null;
	try {
		drawing = draw(icon);
	}
	catch (error) {
		console.error(`${icon.set}:${icon.icon} cannot be drawn: ${error.message}`);
	}
	if (!drawing) { failed++; continue; }
	drawing.thumbnail = thumbnail(drawing.pixels);
	const others = kept.get(icon.brand) ?? [];
	if (others.some(other => isCopy(other, drawing))) { copies++; continue; }
	kept.set(icon.brand, [...others, { aspect: drawing.aspect, thumbnail: drawing.thumbnail }]);
	fs.writeSync(bin, drawing.pixels);
	index.push({ brand: icon.brand, set: icon.set, icon: icon.icon, licence: icon.licence, mono: isMono(drawing.pixels) });
}
fs.closeSync(bin);
fs.writeFileSync(path.join(out, 'drawings.json'), JSON.stringify(index, null, 0));
fs.renameSync(path.join(out, 'drawings.bin.part'), path.join(out, 'drawings.bin'));
console.log(`${index.length} drawings of ${kept.size} brands; ${copies} copies and ${failed} empty or broken ones left out`);
