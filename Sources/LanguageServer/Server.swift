import Diagnostics
package import Messages
package import Reports
import FEEL
import Playbooks
import YAML

/// A language server for playbooks, cases, rule tests and candidates (contract, section 7).
///
/// It is a value that takes messages and gives messages: it reads files through ``FileAccess``, and
/// nothing else of the world. What follows from a change is worked out in steps by ``work()``, so
/// that whoever drives it can look in between whether the next key has been pressed.
package struct Server: Sendable {
  /// Where the server stands in its life cycle.
  enum Life: Sendable {
    case waiting
    case running
    case shutDown
  }

  let settings: Settings
  var life = Life.waiting
  var language: Language
  var today: CalendarDate
  var workspace: Workspace
  var client = ClientAbilities()
  /// The playbooks that have been read, by their folders.
  var books: [String: Book] = [:]
  var agenda = Agenda()
  var publisher = Publisher()
  var schemas: [SchemaKey: JSON] = [:]

  /// The status with which the process ends once `exit` has come; nil before.
  package private(set) var exitStatus: Int32?

  /// A server that has not been initialized.
  package init(_ settings: Settings, _ files: FileAccess) {
    self.settings = settings
    language = settings.language ?? settings.fallback
    today = settings.today
    workspace = Workspace(files)
  }

  /// Takes messages in their order, and gives the answers and what the server itself asks.
  ///
  /// A request that a later message of them cancels is not worked on.
  package mutating func receive(_ messages: [Message]) -> [JSON] {
    let cancelled = Set(messages.compactMap(\.cancelled))
    return messages.flatMap { message -> [JSON] in
      switch message {
      case .unreadable(let id, let fault): return [.answer(id, .failure(fault))]
      case .response: return []
      case .notification(let method, let params): return notice(method, params)
      case .request(let id, let method, let params):
        if cancelled.contains(id.compact) {
          return [.answer(id, .failure(ServerFault(.requestCancelled, "cancelled")))]
        }
        return [answer(id, method, params)]
      }
    }
  }

  private mutating func answer(_ id: JSON, _ method: String, _ params: Node?) -> JSON {
    do throws(ServerFault) {
      switch (life, method) {
      case (.waiting, "initialize"):
        life = .running
        return .answer(id, .success(initialize(params)))
      case (.waiting, _):
        throw ServerFault(.serverNotInitialized, "the first request is `initialize`")
      case (_, "initialize"):
        throw ServerFault(.invalidRequest, "the server is initialized already")
      case (.shutDown, _): throw ServerFault(.invalidRequest, "the server has been shut down")
      case (.running, "shutdown"):
        life = .shutDown
        return .answer(id, .success(.null))
      case (.running, _): return .answer(id, .success(try result(method, params)))
      }
    } catch {
      return .answer(id, .failure(error))
    }
  }

  private mutating func notice(_ method: String, _ params: Node?) -> [JSON] {
    if method == "exit" {
      exitStatus = life == .shutDown ? 0 : 1
      return []
    }
    guard life == .running else { return [] }
    switch method {
    case "initialized": return begin()
    case "textDocument/didOpen": open(params)
    case "textDocument/didChange": change(params)
    case "textDocument/didSave": saved(params)
    case "textDocument/didClose": return close(params)
    case "workspace/didChangeWatchedFiles": filesChanged(params)
    case "workspace/didChangeWorkspaceFolders": foldersChanged(params)
    default: break
    }
    return []
  }

  /// Reads the rules that a request is about, where they have never been read.
  private mutating func readFirst(_ params: Node?) {
    let path = params?["textDocument"]?["uri"]?.string.map { FileLocation.path($0) }
    guard let home = path.flatMap(workspace.home) ?? workspace.mainRules, books[home] == nil else {
      return
    }
    catchUp(home)
  }

  private mutating func result(_ method: String, _ params: Node?) throws(ServerFault) -> JSON {
    readFirst(params)
    return switch method {
    case "textDocument/completion": try completion(at: cursor(params))
    case "textDocument/hover": try hover(at: cursor(params))
    case "textDocument/definition": try definition(at: cursor(params))
    case "textDocument/references": try references(at: cursor(params), params)
    case "textDocument/prepareRename": try prepareRename(at: cursor(params))
    case "textDocument/rename": try rename(at: cursor(params), to: params?["newName"]?.text ?? "")
    case "textDocument/formatting": try formatting(of: document(params))
    case "textDocument/documentSymbol": try symbols(of: document(params))
    case "textDocument/codeAction": try codeActions(in: document(params), params)
    case "workspace/symbol": symbols(matching: params?["query"]?.text ?? "")
    default: throw ServerFault(.methodNotFound, "there is no `\(method)` here")
    }
  }
}
