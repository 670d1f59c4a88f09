// Opens pages in a browser and measures them:
//
//     node look.mjs FOLDER PAGE…     FOLDER has node_modules and takes pictures
//
// Each page is opened at three widths, light and dark, as for print, and without its style sheet. Faults: text that
// lies on other text, that is cut, or that lies outside the page; what axe-core finds; anything that a page asks from
// outside. One line a fault; exit 1 where there are some.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [, , folder, ...pages] = process.argv;
const need = createRequire(path.join(path.resolve(folder), 'package.json'));
const { default: puppeteer } = await import(pathToFileURL(need.resolve('puppeteer-core')));
const axe = fs.readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');

const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
    // axe-core takes minutes for a page with thousands of rows on a busy machine.
    protocolTimeout: 900_000,
});
// The width of A4 less its margins, in CSS pixels.
const PAPER = 703;
const VIEWS = [
    { name: '1280', width: 1280, scheme: 'light' },
    { name: '768', width: 768, scheme: 'light' },
    { name: '390', width: 390, scheme: 'light' },
    { name: '1280-dark', width: 1280, scheme: 'dark' },
    { name: '390-dark', width: 390, scheme: 'dark' },
    { name: 'print', width: PAPER, scheme: 'light', media: 'print' },
    { name: 'bare', width: 1280, scheme: 'light', bare: true },
];

/// Runs in the page: the boxes of each line of text, and what is wrong with them.
function measure(isBare) {
    const faults = [];
    const root = document.documentElement;
    if (!isBare && root.scrollWidth > root.clientWidth) {
        faults.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
    }
    const said = (text) => JSON.stringify(text.trim().slice(0, 40));
    const isHidden = (element) => {
        for (let one = element; one; one = one.parentElement) {
            const style = getComputedStyle(one);
            if (style.display === 'none' || style.visibility === 'hidden' || style.clipPath !== 'none') return true;
        }
        return false;
    };
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.data.trim() || isHidden(node.parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
            if (box.width > 0 && box.height > 0) lines.push({ box, node });
        }
    }
    for (const { box, node } of lines) {
        if (box.left < -1 || (!isBare && box.right > root.clientWidth + 1)) {
            faults.push(`${said(node.data)} lies outside`);
        }
        for (let one = node.parentElement; one && one !== root; one = one.parentElement) {
            const outer = one.getBoundingClientRect();
            const cuts = getComputedStyle(one).overflowX !== 'visible' && one.tagName !== 'svg';
            if (cuts && (box.right > outer.right + 1 || box.bottom > outer.bottom + 1)) {
                faults.push(`${said(node.data)} is cut by ${one.tagName}`);
            }
        }
    }
    // Pictures are boxes too.
    for (const svg of document.querySelectorAll('svg[role=img]')) {
        if (!isHidden(svg)) lines.push({ box: svg.getBoundingClientRect(), node: { data: svg.getAttribute('aria-label') } });
    }
    lines.sort((a, b) => a.box.top - b.box.top);
    for (let at = 0; at < lines.length; at++) {
        const one = lines[at];
        for (let next = at + 1; next < lines.length && lines[next].box.top < one.box.bottom - 2; next++) {
            const other = lines[next];
            const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
            const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
            // Letters of neighbouring lines have boxes that touch.
            if (across > 1 && down > 4 && one.node !== other.node) {
                faults.push(`${said(one.node.data)} lies on ${said(other.node.data)}`);
            }
        }
    }
    return faults.slice(0, 5);
}

let faults = 0;
const tell = (page, view, what) => {
    faults += 1;
    console.log(`${path.basename(page)} ${view}: ${what}`);
};
for (const file of pages) {
    for (const view of VIEWS) {
        const page = await browser.newPage();
        await page.setViewport({ width: view.width, height: 800 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme }]);
        if (view.media) await page.emulateMediaType(view.media);
        const asked = [];
        page.on('request', (request) => asked.push(request.url()));
        page.on('console', (message) => tell(file, view.name, `the browser says: ${message.text()}`));
        await page.goto(pathToFileURL(file).href);
        if (view.bare) await page.evaluate(() => document.querySelectorAll('style').forEach((one) => one.remove()));
        for (const fault of await page.evaluate(measure, Boolean(view.bare))) tell(file, view.name, fault);
        const others = asked.filter((url) => url !== pathToFileURL(file).href);
        if (others.length > 0) tell(file, view.name, `the page asks for ${others.join(', ')}`);
        if (!view.bare) {
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => globalThis.axe.run());
            for (const { id, nodes } of violations) tell(file, view.name, `axe ${id}: ${nodes[0]?.html?.slice(0, 120)}`);
        }
        if (view === VIEWS[0]) {
            const clip = { x: 0, y: 0, width: view.width, height: 1150 };
            await page.screenshot({ path: path.join(folder, `${path.basename(file, '.html')}-top.png`), clip });
        }
        const name = `${path.basename(file, '.html')}-${view.name}`;
        const isLong = (await page.evaluate(() => document.documentElement.scrollHeight)) > 12_000;
        await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: !isLong });
        if (view.media) {
            await page.pdf({ path: path.join(folder, `${name}.pdf`), printBackground: true, preferCSSPageSize: true });
        }
        await page.close();
    }
}
await browser.close();
console.log(`${pages.length} pages, ${VIEWS.length} views each: ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
