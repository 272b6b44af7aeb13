import Dispatch
import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import UnixSignals
import Workbench

/// Listens on one port, and hands what comes in to the site.
final class Listener: Sendable {
  /// How long a request may take to come in, and a connection may stay without one.
  static let patience = TimeAmount.seconds(30)
  /// The largest head of a request, in bytes.
  static let largestHead = 16 * 1024

  private let options: WorkbenchOptions
  private let state = Mutex(State())

  /// What is known only once the port is open.
  private struct State {
    var site: WorkbenchSite?
    var refusal: Refusal?
  }

  /// A listener on the port of the options; shared with the network, nobody writes.
  init(_ options: WorkbenchOptions, isShared: Bool) {
    var options = options
    options.isShared = isShared
    self.options = options
  }

  /// Answers until a signal ends the program; false if the port is taken.
  func run() async throws -> Bool {
    let log = Logger(label: "advisor-workbench") { _ in SwiftLogNoOpLogHandler() }
    let threads = NIOThreadPool(numberOfThreads: max(4, System.coreCount))
    threads.start()
    let application = Application(
      responder: CallbackResponder<BasicRequestContext> { [self] request, _ in
        guard let site = state.withLock(\.site) else {
          return Response(status: .serviceUnavailable)
        }
        return try await Answer(site: site, threads: threads).response(to: request)
      },
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [RequestDeadline(Listener.patience)],
          idleTimeout: Listener.patience,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: Listener.largestHead, maxHeaderListSize: Listener.largestHead,
            maxHeaderFieldCount: 100))),
      configuration: .init(
        address: .hostname(options.isShared ? "0.0.0.0" : "127.0.0.1", port: options.port),
        availableConnectionsDelegate: MaximumAvailableConnections(256, logger: log)),
      onServerRunning: { [self] channel in begin(channel.localAddress?.port ?? options.port) },
      logger: log)
    do {
      try await ServiceGroup(
        configuration: .init(
          services: [application, Ending()], gracefulShutdownSignals: [.sigterm, .sigint],
          logger: log)
      ).run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      return false
    } catch let error as IOError {
      throw Refusal.port(options.port, String(cString: strerror(error.errnoCode)))
    }
    if let refusal = state.withLock(\.refusal) { throw refusal }
    return true
  }

  /// Opens the site and says where it is; no request is answered before this is done.
  private func begin(_ port: Int) {
    var options = options
    options.port = port
    do throws(WorkbenchFault) {
      let site = try WorkbenchSite(options)
      state.withLock { $0.site = site }
      Address(port: port, token: options.token, isShared: options.isShared).tell()
      DispatchQueue.global().async { site.prepare() }
    } catch {
      state.withLock { $0.refusal = Refusal(text: told(error.chinese, error.english)) }
      kill(getpid(), SIGTERM)
    }
  }
}

/// Ends the program soon after it was told to, whatever is being answered then: files are written
/// beside and renamed, so none is left half written.
private struct Ending: Service {
  func run() async throws {
    try await gracefulShutdown()
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(800)) { _exit(0) }
  }
}
