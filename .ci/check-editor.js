// Starts the extension of Visual Studio Code with copies of the two modules that it uses, and holds what it asks of them.
'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const Module = require('node:module');

const folder = path.join(__dirname, '..', 'editors', 'vscode');
const settings = {};
const made = [];
const said = [];
let fails = false;
let changed;
const vscode = {
  env: { language: 'vi' },
  workspace: {
    getConfiguration: (section) => ({ get: (name) => settings[`${section}.${name}`] }),
    onDidChangeConfiguration: (listener) => {
      changed = listener;
      return { dispose() {} };
    },
  },
  window: { showErrorMessage: (message) => said.push(message) },
  commands: { registerCommand: () => ({ dispose() {} }) },
};
class LanguageClient {
  constructor(id, name, server, options) {
    Object.assign(this, { server, options, running: false });
    made.push(this);
  }
  async start() {
    await Promise.resolve();
    if (fails) throw new Error('ENOENT');
    this.running = true;
  }
  async stop() {
    await Promise.resolve();
    this.running = false;
  }
}
const load = Module._load;
Module._load = (name, ...rest) =>
  name === 'vscode' ? vscode : name === 'vscode-languageclient/node' ? { LanguageClient } : load(name, ...rest);

(async () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  assert.strictEqual(manifest.capabilities.untrustedWorkspaces.supported, false, 'restricted mode runs it');
  assert.strictEqual(manifest.contributes.configuration.properties['cchc.path'].scope, 'machine');
  const words = ['package.nls.json', 'package.nls.vi.json'].map((file) =>
    Object.keys(JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'))).sort(),
  );
  assert.deepStrictEqual(words[0], words[1], 'a word stands in one language alone');
  for (const hole of JSON.stringify(manifest).matchAll(/"%([a-z]+)%"/g)) assert(words[0].includes(hole[1]), hole[1]);

  const extension = require(path.join(folder, 'extension.js'));
  const context = { subscriptions: [] };
  await extension.activate(context);
  assert.deepStrictEqual(made[0].server, { command: 'cchc', args: ['lsp', '--lang', 'vi'] });
  assert.deepStrictEqual(made[0].options.documentSelector, [{ scheme: 'file', pattern: '**/*.toml' }]);
  Object.assign(settings, { 'cchc.path': '/opt/cchc', 'cchc.language': 'en' });
  await changed({ affectsConfiguration: (section) => section === 'cchc' });
  assert.deepStrictEqual(made[1].server, { command: '/opt/cchc', args: ['lsp', '--lang', 'en'] });
  assert.deepStrictEqual([made[0].running, made[1].running], [false, true]);
  // Two changes at once leave one server.
  const change = () => changed({ affectsConfiguration: () => true });
  await Promise.all([change(), change()]);
  assert.deepStrictEqual(made.map((client) => client.running), [false, false, false, true]);
  fails = true;
  await changed({ affectsConfiguration: () => true });
  assert.match(said[0], /cchc\.path.*ENOENT/);
  await extension.deactivate();
  assert(made.every((client) => client.running === false || client === made[4]));
  console.log('editor: the extension of Visual Studio Code starts `cchc lsp`, and nothing else');
})();
