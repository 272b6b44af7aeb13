import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import Workbench

/// Turns a request of the server into one of the site, and the answer back.
struct Answer: Sendable {
  /// What answers.
  let site: WorkbenchSite
  /// Where it may take its time.
  let threads: NIOThreadPool

  /// The response to a request; `HEAD` is answered as `GET`, without the body.
  func response(to request: Request) async throws -> Response {
    let announced = request.headers[.contentLength].flatMap(Int.init) ?? 0
    guard announced <= WorkbenchSite.largestBody else { return tooLarge }
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: WorkbenchSite.largestBody)
    } catch is NIOTooManyBytesError { return tooLarge }
    let isHead = request.method == .head
    let asked = WebRequest(
      method: isHead ? "GET" : request.method.rawValue, target: request.head.path ?? "/",
      fields: fields(of: request), body: Array(body.readableBytesView))
    let site = site
    let answer = try await threads.runIfActive { site.respond(to: asked) }
    let response = response(answer)
    return isHead ? response.createHeadResponse() : response
  }

  /// The fields of the head, with `Host` and with the cookies in one field, as they came in.
  private func fields(of request: Request) -> [(name: String, value: String)] {
    var fields = request.headers.filter { $0.name != .cookie }.map {
      (name: $0.name.canonicalName, value: $0.value)
    }
    let cookies = request.headers[values: .cookie]
    if !cookies.isEmpty { fields.append(("cookie", cookies.joined(separator: "; "))) }
    if let host = request.head.authority { fields.append(("host", host)) }
    return fields
  }

  private func response(_ answer: WebResponse) -> Response {
    var fields = HTTPFields()
    for field in answer.fields {
      guard let name = HTTPField.Name(field.name) else { continue }
      fields.append(HTTPField(name: name, value: field.value))
    }
    var response = Response(
      status: .init(code: answer.status), headers: fields,
      body: answer.body.isEmpty ? .init() : .init(byteBuffer: ByteBuffer(bytes: answer.body)))
    // These two have no body, and say nothing of its length.
    if answer.status == 204 || answer.status == 304 { response.headers[.contentLength] = nil }
    return response
  }

  /// What is too large is not read to its end.
  private var tooLarge: Response {
    let title: String = told("请求内容过大，上限 1 MB", "The body of the request is larger than 1 MB")
    return Response(
      status: .contentTooLarge, headers: [.contentType: "application/problem+json"],
      body: .init(
        byteBuffer: ByteBuffer(
          string: #"{"type":"about:blank","status":413,"title":"\#(title)"}"# + "\n")))
  }
}
