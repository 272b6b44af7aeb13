import Diagnostics
import Messages
import Playbooks
import Reports
import YAML

/// What the client can do, as far as the server asks.
struct ClientAbilities: Sendable {
  var relatedInformation = false
  var watchesFiles = false
  var nestsSymbols = false
  var readsMarkdown = true
}

extension Server {
  /// Takes what the client says of itself, and says what the server can do.
  mutating func initialize(_ params: Node?) -> JSON {
    let abilities = params?["capabilities"]
    let encodings = abilities?["general"]?["positionEncodings"]?.sequence ?? []
    workspace.encoding = encodings.contains { $0.text == "utf-8" } ? .utf8 : .utf16
    let text = abilities?["textDocument"]
    client.relatedInformation =
      text?["publishDiagnostics"]?["relatedInformation"]?.boolean ?? false
    if let formats = text?["hover"]?["contentFormat"]?.sequence {
      client.readsMarkdown = formats.contains { $0.text == "markdown" }
    }
    client.nestsSymbols =
      text?["documentSymbol"]?["hierarchicalDocumentSymbolSupport"]?.boolean ?? false
    client.watchesFiles =
      abilities?["workspace"]?["didChangeWatchedFiles"]?["dynamicRegistration"]?.boolean ?? false
    takeFolders(params)
    takeOptions(params?["initializationOptions"], locale: params?["locale"]?.text)
    return .object([
      ("capabilities", capabilities),
      (
        "serverInfo",
        .object([("name", .string("advisor lsp"))])
      ),
    ])
  }

  private mutating func takeFolders(_ params: Node?) {
    let listed = (params?["workspaceFolders"]?.sequence ?? []).compactMap { $0["uri"]?.string }
    let root = params?["rootUri"]?.string ?? params?["rootPath"]?.string
    let uris = listed.isEmpty ? [root].compactMap { $0 } : listed
    workspace.folders = uris.map { FileLocation.normal(FileLocation.path($0)) }
  }

  private mutating func takeOptions(_ options: Node?, locale: String?) {
    let root = workspace.folders.first ?? "/"
    workspace.namedRules =
      settings.rules ?? options?["rules"]?.string.map { FileLocation.path($0, in: root) }
    if let cases = options?["cases"] {
      let names = cases.sequence?.compactMap(\.text) ?? [cases.text].compactMap { $0 }
      workspace.namedCases = names.map { FileLocation.path($0, in: root) }
    }
    let wanted = options?["lang"]?.string.flatMap(Language.init)
    let ofClient = locale.map { $0.lowercased().hasPrefix("zh") ? Language.zh : .en }
    language = settings.language ?? wanted ?? ofClient ?? settings.fallback
    if let text = options?["asOf"]?.string, case .success(let day) = ValueText.date(text) {
      today = day
    }
  }

  private var capabilities: JSON {
    .object([
      ("positionEncoding", .string(workspace.encoding.rawValue)),
      (
        "textDocumentSync",
        .object([
          ("openClose", .bool(true)), ("change", .integer(2)),
          ("save", .object([("includeText", .bool(false))])),
        ])
      ),
      (
        "completionProvider",
        .object([("triggerCharacters", .array([".", "\"", "@"].map(JSON.string)))])
      ),
      ("hoverProvider", .bool(true)), ("definitionProvider", .bool(true)),
      ("referencesProvider", .bool(true)),
      ("renameProvider", .object([("prepareProvider", .bool(true))])),
      ("documentFormattingProvider", .bool(true)), ("documentSymbolProvider", .bool(true)),
      ("workspaceSymbolProvider", .bool(true)),
      (
        "codeActionProvider",
        .object([
          ("codeActionKinds", .array([.string("quickfix"), .string("source.fixAll")]))
        ])
      ),
      (
        "workspace",
        .object([
          (
            "workspaceFolders",
            .object([("supported", .bool(true)), ("changeNotifications", .bool(true))])
          )
        ])
      ),
    ])
  }

  /// Reads the rules of the workspace, and asks to be told of files that change by themselves.
  mutating func begin() -> [JSON] {
    if let main = workspace.mainRules { agenda.load(main) }
    guard client.watchesFiles else { return [] }
    let watchers: JSON = .array([
      .object([("globPattern", .string("**/*.{yaml,yml}"))])
    ])
    let registration: JSON = .object([
      ("id", .string("files")), ("method", .string("workspace/didChangeWatchedFiles")),
      ("registerOptions", .object([("watchers", watchers)])),
    ])
    return [
      .request(
        "watch", "client/registerCapability",
        .object([("registrations", .array([registration]))]))
    ]
  }
}
