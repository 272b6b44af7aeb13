import Diagnostics
import Testing
import YAML

struct EditorPropertyTests {
  private let values: [NewValue] = [
    .string("no"), .string("a: b"), .string("x\ny "), .number("3200.5"), .boolean(true), .null,
    .map([(key: "value", value: .number("1")), (key: "source", value: .string("台账, 二"))]),
    .list([]),
  ]

  @Test func settingChangesNothingElse() throws {
    for seed in 0..<1_500 as Range<UInt64> {
      var random = RandomSource(seed: seed &+ 1_000_000)
      let document = try randomDocument(seed)
      let root = try #require(document.root)
      guard let path = randomPath(root, &random) else { continue }
      let value = random.pick(values)
      let file = document.file
      var editor = Editor(document: document)
      do { try editor.set(path, to: value) } catch {
        Issue.record("seed \(seed): \(path) to \(value.text()): \(error)\n\(shown(file.text))")
        continue
      }
      expectKept(file, editor.result(), replaced(path, in: document), "seed \(seed): \(path)")
      if let old = node(path, root), old.scalar == nil, old.alias == nil,
        !"[{".utf8.contains(file.text[old.span.start])
      {
        let kept = comments(editor.result()[...])
        for comment in comments(file.text[...]) {
          #expect(
            kept.contains(comment),
            "seed \(seed): \(path)\n\(shown(file.text))\n→\n\(shown(editor.result()))")
        }
      }
      // The same again changes nothing.
      let once = editor.result()
      if case .map = value { continue }
      try editor.set(path, to: value)
      #expect(editor.result() == once, "seed \(seed): \(path)\n\(shown(once))")
    }
  }

  @Test func insertingChangesNothingElse() throws {
    for seed in 0..<1_500 as Range<UInt64> {
      var random = RandomSource(seed: seed &+ 2_000_000)
      let document = try randomDocument(seed)
      let root = try #require(document.root)
      guard let path = randomPath(root, &random), isListOrMissing(path, root) else { continue }
      var editor = Editor(document: document)
      let item: [(key: String, value: NewValue)] = [
        (key: "on", value: .string("2021-06-02")), (key: "note", value: .string("甲: 乙, # c")),
      ]
      let index = Int.random(in: 0...3, using: &random)
      do { try editor.insert(item, inListAt: path, at: index) } catch {
        Issue.record("seed \(seed): \(path): \(error)\n\(shown(document.file.text))")
        continue
      }
      let old = deepest(path, root)
      let isGone = old.isNull || old.sequence?.isEmpty == true
      expectKept(
        document.file, editor.result(), isGone ? old.span : nil, "seed \(seed): \(path)")
    }
  }

  @Test func removingKeepsEveryComment() throws {
    var removed = 0
    for seed in 0..<1_500 as Range<UInt64> {
      var random = RandomSource(seed: seed &+ 3_000_000)
      let document = try randomDocument(seed)
      let root = try #require(document.root)
      guard let path = randomPath(root, &random), case .key(let name)? = path.last,
        let entries = node(Array(path.dropLast()), root)?.mapping, entries.count > 1,
        let entry = entries.first(where: { $0.name == name })
      else { continue }
      var editor = Editor(document: document)
      do { try editor.remove(path) } catch {
        #expect(editor.result() == document.file.text, "seed \(seed): refused, and changed")
        continue
      }
      removed += 1
      let text = document.file.text
      let end = max(entry.value.shownSpan.end, entry.key.shownSpan.end)
      let rest = comments(text[..<entry.key.shownSpan.start]) + comments(text[end...])
      let kept = comments(editor.result()[...])
      for comment in rest {
        #expect(kept.contains(comment), "seed \(seed): \(path)\n\(shown(editor.result()))")
      }
    }
    #expect(removed > 300, "most keys can be removed")
  }

  /// The names of the comments: `c1` of `# c1; ...`, `l2` of `# l2; ...`.
  private func comments(_ text: ArraySlice<UInt8>) -> [Substring] {
    String(decoding: text, as: UTF8.self).matches(of: #/# ([cl]\d+);/#).map(\.1)
  }

  private func randomDocument(_ seed: UInt64) throws -> Document {
    var writer = RandomDocument(seed: seed)
    let text = writer.text()
    let parsed = Document.parse(SourceFile(name: "x", text: text))
    try #require(parsed.diagnostics.isEmpty, "seed \(seed): \(parsed.diagnostics)\n\(text)")
    return try #require(parsed.document)
  }

  /// A path to a value that is there, or to keys that are not and could be.
  private func randomPath(_ root: Node, _ random: inout RandomSource) -> [PathStep]? {
    var path: [PathStep] = []
    var node = root
    while true {
      if let entries = node.mapping {
        if entries.isEmpty || random.chance(4) { return path + missing(&random) }
        let entry = random.pick(entries)
        path.append(.key(entry.name))
        node = entry.value
      } else if let items = node.sequence {
        if items.isEmpty { return path }
        let index = Int.random(in: 0..<items.count, using: &random)
        path.append(.index(index))
        node = items[index]
      } else {
        return node.isNull && random.chance(2) ? path + missing(&random) : path
      }
      if random.chance(5) { return path }
    }
  }

  private func missing(_ random: inout RandomSource) -> [PathStep] {
    random.pick([["new"], ["new", "inner"], ["no: w", "x"]])
  }

  private func node(_ path: [PathStep], _ root: Node) -> Node? {
    path.reduce(root) { node, step in
      switch step {
      case .key(let name): node?[name]
      case .index(let index): node?.sequence?[index]
      }
    }
  }

  /// The value at the path, or the last one on the way where keys are missing.
  private func deepest(_ path: [PathStep], _ root: Node) -> Node {
    var deepest = root
    for length in path.indices { deepest = node(Array(path[...length]), root) ?? deepest }
    return deepest
  }

  private func isListOrMissing(_ path: [PathStep], _ root: Node) -> Bool {
    guard let node = node(path, root) else { return true }
    return node.isNull || node.sequence != nil
  }

  /// The bytes of the value that makes way: a value over several lines goes with the comments
  /// at the ends of its lines, and so does one that begins below its key.
  private func replaced(_ path: [PathStep], in document: Document) -> Span? {
    guard let root = document.root else { return nil }
    let old = deepest(path, root)
    guard node(path, root) != nil || old.isNull else { return nil }
    let span = old.span
    let text = document.file.text
    let start = document.file.position(of: span.start)
    let isBelow = document.file.line(start.line).prefix(start.column - 1)
      .allSatisfy { " -".contains($0) }
    let isLong = text[span.start..<span.end].contains(UInt8(ascii: "\n"))
    guard isBelow || isLong else { return span }
    var end = span.end
    while end < text.count, text[end] != UInt8(ascii: "\r"), text[end] != UInt8(ascii: "\n") {
      end += 1
    }
    return Span(span.start, end)
  }

  /// Everything old outside the value is still there, in its order; blanks before the value and
  /// after `key:` may have gone with it.
  private func expectKept(_ file: SourceFile, _ new: [UInt8], _ place: Span?, _ name: String) {
    let place = place ?? Span(file.text.count, file.text.count)
    let before = kept(file.text[..<place.start])
    let after = kept(file.text[place.end...])
    var rest = before[...]
    for byte in new where byte == rest.first { rest = rest.dropFirst() }
    var tail = after[...]
    for byte in new.reversed() where byte == tail.last { tail = tail.dropLast() }
    #expect(rest.isEmpty && tail.isEmpty, "\(name)\n\(shown(file.text))\n→\n\(shown(new))")
    for comment in shown(before + [0x0A] + after).matches(of: /# [cl][0-9]+;/) {
      #expect(shown(new).contains(comment.output), "\(name) lost \(comment.output)")
    }
  }

  /// Without blanks and breaks at the end of what precedes the value.
  private func kept(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var text = text
    while let last = text.last, last == 0x20 || last == 0x0A || last == 0x0D { text.removeLast() }
    // At the end of a file without a line end `|+` has to become `|-`.
    return text.filter { $0 != UInt8(ascii: "+") }
  }

  private func shown(_ text: [UInt8]) -> String { String(decoding: text, as: UTF8.self) }
}
