import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request does not come in as a whole in time, however often a byte of
/// it arrives.
final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart

  private let patience: TimeAmount
  private var closing: Scheduled<Void>?

  /// A deadline of this length for each request of a connection.
  init(_ patience: TimeAmount) { self.patience = patience }

  /// Begins with the head of a request, and stops with its end.
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      closing?.cancel()
      closing = context.eventLoop.assumeIsolated().scheduleTask(in: patience) {
        context.close(promise: nil)
      }
    case .body: break
    case .end:
      closing?.cancel()
      closing = nil
    }
    context.fireChannelRead(data)
  }

  /// A connection that is gone needs no deadline.
  func channelInactive(context: ChannelHandlerContext) {
    closing?.cancel()
    closing = nil
    context.fireChannelInactive()
  }
}
