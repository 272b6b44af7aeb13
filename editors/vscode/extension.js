// The extension of VS Code: it starts `advisor lsp` and speaks the Language Server Protocol with it
// over standard input and output. One file without dependencies; nothing has to be built.
"use strict";

const { spawn } = require("child_process");
const path = require("path");
const vscode = require("vscode");

const selector = { scheme: "file", language: "yaml" };

/** The exchange of messages with one process. */
class Connection {
  constructor(command, args, cwd, handlers) {
    this.handlers = handlers;
    this.waiting = new Map();
    this.lastId = 0;
    this.bytes = Buffer.alloc(0);
    this.isOpen = true;
    this.process = spawn(command, args, { cwd, stdio: ["pipe", "pipe", "pipe"] });
    this.process.stdout.on("data", (more) => this.take(more));
    this.process.stderr.on("data", (text) => handlers.log(String(text)));
    this.process.stdin.on("error", () => {});
    this.process.on("error", (error) => this.close(error));
    this.process.on("exit", (code) => this.close(code ? new Error(`status ${code}`) : null));
  }

  close(error) {
    if (!this.isOpen) return;
    this.isOpen = false;
    for (const { reject } of this.waiting.values()) reject(error || new Error("ended"));
    this.waiting.clear();
    this.handlers.closed(error);
  }

  take(more) {
    this.bytes = Buffer.concat([this.bytes, more]);
    for (;;) {
      const end = this.bytes.indexOf("\r\n\r\n");
      if (end < 0) return;
      const header = this.bytes.toString("ascii", 0, end);
      const length = Number((/content-length: *(\d+)/i.exec(header) || [])[1]);
      if (this.bytes.length < end + 4 + length) return;
      const content = this.bytes.toString("utf8", end + 4, end + 4 + length);
      this.bytes = this.bytes.subarray(end + 4 + length);
      this.receive(JSON.parse(content));
    }
  }

  receive(message) {
    if (message.method !== undefined) {
      if (message.id !== undefined) {
        this.write({ jsonrpc: "2.0", id: message.id, result: null });
      } else {
        this.handlers.notice(message.method, message.params);
      }
      return;
    }
    const waiting = this.waiting.get(message.id);
    if (!waiting) return;
    this.waiting.delete(message.id);
    if (message.error) waiting.reject(new Error(message.error.message));
    else waiting.resolve(message.result);
  }

  write(message) {
    if (!this.isOpen) return;
    const content = Buffer.from(JSON.stringify(message), "utf8");
    this.process.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
    this.process.stdin.write(content);
  }

  notify(method, params) {
    this.write({ jsonrpc: "2.0", method, params });
  }

  request(method, params, token) {
    if (!this.isOpen) return Promise.resolve(null);
    const id = ++this.lastId;
    const answer = new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    this.write({ jsonrpc: "2.0", id, method, params });
    if (token) token.onCancellationRequested(() => this.notify("$/cancelRequest", { id }));
    return answer;
  }
}

// From the protocol to the editor.

const toPosition = (p) => new vscode.Position(p.line, p.character);
const toRange = (r) => new vscode.Range(toPosition(r.start), toPosition(r.end));
const toLocation = (l) => new vscode.Location(vscode.Uri.parse(l.uri), toRange(l.range));
const toEdit = (e) => new vscode.TextEdit(toRange(e.range), e.newText);

function toWorkspaceEdit(edit) {
  const made = new vscode.WorkspaceEdit();
  for (const [uri, edits] of Object.entries((edit && edit.changes) || {})) {
    made.set(vscode.Uri.parse(uri), edits.map(toEdit));
  }
  return made;
}

function toDiagnostic(d) {
  // The severities of the protocol begin with 1, those of the editor with 0.
  const made = new vscode.Diagnostic(toRange(d.range), d.message, (d.severity || 1) - 1);
  made.code = d.code;
  made.source = d.source;
  made.relatedInformation = (d.relatedInformation || []).map(
    (r) => new vscode.DiagnosticRelatedInformation(toLocation(r.location), r.message)
  );
  return made;
}

function toSymbol(s) {
  // An empty name is refused.
  const made = new vscode.DocumentSymbol(
    s.name || "-", s.detail || "", s.kind - 1, toRange(s.range), toRange(s.selectionRange)
  );
  made.children = (s.children || []).map(toSymbol);
  return made;
}

function toCompletion(item) {
  // The kinds of the protocol begin with 1, those of the editor with 0.
  const made = new vscode.CompletionItem(item.label, item.kind - 1);
  made.detail = item.detail;
  made.documentation = item.documentation;
  made.sortText = item.sortText;
  made.filterText = item.filterText;
  made.range = toRange(item.textEdit.range);
  made.insertText = item.textEdit.newText;
  return made;
}

// From the editor to the protocol.

const fromRange = (r) => ({
  start: { line: r.start.line, character: r.start.character },
  end: { line: r.end.line, character: r.end.character },
});
const identifier = (document) => ({ uri: document.uri.toString() });
const place = (document, position) => ({
  textDocument: identifier(document),
  position: { line: position.line, character: position.character },
});
const isOurs = (document) => vscode.languages.match(selector, document) > 0;

/** One server, and what it is connected with in the editor. */
class Client {
  constructor() {
    this.output = vscode.window.createOutputChannel("Advisor");
    this.found = vscode.languages.createDiagnosticCollection("advisor");
    this.parts = [];
  }

  async start() {
    const folders = vscode.workspace.workspaceFolders || [];
    const root = folders.length ? folders[0].uri.fsPath : undefined;
    const settings = vscode.workspace.getConfiguration("advisor");
    const named = settings.get("path") || "advisor";
    const command = named.startsWith(".") && root ? path.join(root, named) : named;
    this.connection = new Connection(command, ["lsp"], root, {
      log: (text) => this.output.append(text),
      notice: (method, params) => this.notice(method, params),
      closed: (error) => this.closed(command, error),
    });
    const options = {};
    for (const name of ["rules", "lang", "asOf"]) {
      if (settings.get(name)) options[name] = settings.get(name);
    }
    if ((settings.get("cases") || []).length) options.cases = settings.get("cases");
    const answer = await this.connection.request("initialize", {
      processId: process.pid,
      clientInfo: { name: "VS Code", version: vscode.version },
      locale: vscode.env.language,
      rootUri: folders.length ? folders[0].uri.toString() : null,
      workspaceFolders: folders.map((f) => ({ uri: f.uri.toString(), name: f.name })),
      initializationOptions: options,
      capabilities: {
        general: { positionEncodings: ["utf-16"] },
        textDocument: {
          publishDiagnostics: { relatedInformation: true },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          hover: { contentFormat: ["markdown"] },
          rename: { prepareSupport: true },
        },
      },
    });
    this.connection.notify("initialized", {});
    this.follow();
    this.provide((answer.capabilities.completionProvider || {}).triggerCharacters || []);
  }

  notice(method, params) {
    if (method === "textDocument/publishDiagnostics") {
      this.found.set(vscode.Uri.parse(params.uri), params.diagnostics.map(toDiagnostic));
    } else if (method === "window/logMessage" || method === "window/showMessage") {
      this.output.appendLine(params.message);
    }
  }

  closed(command, error) {
    this.found.clear();
    if (!error || this.isStopping) return;
    vscode.window.showErrorMessage(`advisor: \`${command} lsp\`: ${error.message}`);
  }

  /** Tells the server what happens to documents and files. */
  follow() {
    const c = this.connection;
    const open = (document) => {
      if (!isOurs(document)) return;
      c.notify("textDocument/didOpen", {
        textDocument: {
          uri: document.uri.toString(), languageId: document.languageId,
          version: document.version, text: document.getText(),
        },
      });
    };
    vscode.workspace.textDocuments.forEach(open);
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.{yaml,yml}");
    const changed = (type) => (uri) =>
      c.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri.toString(), type }] });
    this.parts.push(
      watcher, watcher.onDidCreate(changed(1)), watcher.onDidChange(changed(2)),
      watcher.onDidDelete(changed(3)),
      vscode.workspace.onDidOpenTextDocument(open),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (isOurs(document)) {
          c.notify("textDocument/didClose", { textDocument: identifier(document) });
        }
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (isOurs(document)) {
          c.notify("textDocument/didSave", { textDocument: identifier(document) });
        }
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (!isOurs(event.document) || !event.contentChanges.length) return;
        c.notify("textDocument/didChange", {
          textDocument: { uri: event.document.uri.toString(), version: event.document.version },
          contentChanges: event.contentChanges.map((change) => ({
            range: fromRange(change.range), text: change.text,
          })),
        });
      })
    );
  }

  /** Offers what the server can do. */
  provide(triggers) {
    const c = this.connection;
    const ask = (method, params, token) => c.request(`textDocument/${method}`, params, token);
    const l = vscode.languages;
    this.parts.push(
      l.registerCompletionItemProvider(selector, {
        async provideCompletionItems(document, position, token) {
          const list = await ask("completion", place(document, position), token);
          return list && new vscode.CompletionList(list.items.map(toCompletion), list.isIncomplete);
        },
      }, ...triggers),
      l.registerHoverProvider(selector, {
        async provideHover(document, position, token) {
          const hover = await ask("hover", place(document, position), token);
          if (!hover) return null;
          return new vscode.Hover(new vscode.MarkdownString(hover.contents.value), toRange(hover.range));
        },
      }),
      l.registerDefinitionProvider(selector, {
        async provideDefinition(document, position, token) {
          const found = await ask("definition", place(document, position), token);
          return found && toLocation(found);
        },
      }),
      l.registerReferenceProvider(selector, {
        async provideReferences(document, position, context, token) {
          const params = { ...place(document, position), context };
          return ((await ask("references", params, token)) || []).map(toLocation);
        },
      }),
      l.registerRenameProvider(selector, {
        async prepareRename(document, position, token) {
          const found = await ask("prepareRename", place(document, position), token);
          if (!found) throw new Error("there is nothing to rename here / 此处没有可改名的内容");
          return { range: toRange(found.range), placeholder: found.placeholder };
        },
        async provideRenameEdits(document, position, newName, token) {
          const params = { ...place(document, position), newName };
          return toWorkspaceEdit(await ask("rename", params, token));
        },
      }),
      l.registerDocumentFormattingEditProvider(selector, {
        async provideDocumentFormattingEdits(document, options, token) {
          const params = { textDocument: identifier(document), options };
          return ((await ask("formatting", params, token)) || []).map(toEdit);
        },
      }),
      l.registerDocumentSymbolProvider(selector, {
        async provideDocumentSymbols(document, token) {
          const params = { textDocument: identifier(document) };
          return ((await ask("documentSymbol", params, token)) || []).map(toSymbol);
        },
      }),
      l.registerWorkspaceSymbolProvider({
        async provideWorkspaceSymbols(query, token) {
          const found = (await c.request("workspace/symbol", { query }, token)) || [];
          return found.map((s) =>
            new vscode.SymbolInformation(s.name, s.kind - 1, s.containerName, toLocation(s.location))
          );
        },
      }),
      l.registerCodeActionsProvider(selector, {
        async provideCodeActions(document, range, context, token) {
          const only = context.only ? [context.only.value] : undefined;
          const params = {
            textDocument: identifier(document), range: fromRange(range),
            context: { diagnostics: [], only },
          };
          return ((await ask("codeAction", params, token)) || []).map((action) => {
            const kind = vscode.CodeActionKind.Empty.append(action.kind);
            const made = new vscode.CodeAction(action.title, kind);
            made.edit = toWorkspaceEdit(action.edit);
            made.isPreferred = action.isPreferred === true;
            made.diagnostics = (action.diagnostics || []).map(toDiagnostic);
            return made;
          });
        },
      }, {
        providedCodeActionKinds: [
          vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.SourceFixAll,
        ],
      })
    );
  }

  async stop() {
    this.isStopping = true;
    this.parts.splice(0).forEach((part) => part.dispose());
    this.found.clear();
    const c = this.connection;
    if (c && c.isOpen) {
      await c.request("shutdown", null).catch(() => {});
      c.notify("exit", null);
    }
  }

  dispose() {
    this.found.dispose();
    this.output.dispose();
  }
}

let client;

async function start() {
  client = new Client();
  try {
    await client.start();
  } catch (error) {
    client.output.appendLine(String(error));
  }
}

async function stop() {
  if (!client) return;
  await client.stop();
  client.dispose();
  client = undefined;
}

async function restart() {
  await stop();
  await start();
}

exports.activate = async function (context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("advisor.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("advisor")) restart();
    })
  );
  await start();
};

exports.deactivate = stop;
