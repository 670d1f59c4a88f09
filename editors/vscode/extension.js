// Starts `cchc lsp` for the TOML files of a trusted folder, and does nothing else: all that the editor shows comes from
// the program. It sends nothing anywhere.
'use strict';

const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

/** The command that starts the server, by the settings. */
function command() {
  const settings = vscode.workspace.getConfiguration('cchc');
  const ofEditor = ['vi', 'en'].find((lang) => vscode.env.language.startsWith(lang));
  const lang = settings.get('language') || ofEditor;
  return { command: settings.get('path') || 'cchc', args: ['lsp', ...(lang ? ['--lang', lang] : [])] };
}

async function start() {
  client = new LanguageClient('cchc', 'cchc', command(), {
    documentSelector: [{ scheme: 'file', pattern: '**/*.toml' }],
  });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const vi = vscode.env.language.startsWith('vi');
    const why = error instanceof Error ? error.message : String(error);
    vscode.window.showErrorMessage(
      vi ? `Không chạy được cchc (cài đặt cchc.path): ${why}` : `cchc cannot be started (setting cchc.path): ${why}`,
    );
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function activate(context) {
  // One restart after the other: of two at once, the client of the first would be lost, and its server would stay.
  let last = Promise.resolve();
  const restart = () => {
    last = last.then(stop).then(start);
    return last;
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('cchc.restart', restart),
    vscode.workspace.onDidChangeConfiguration((event) => (event.affectsConfiguration('cchc') ? restart() : undefined)),
  );
  last = start();
  await last;
}

module.exports = { activate, deactivate: stop };
