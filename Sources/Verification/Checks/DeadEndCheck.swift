import Advising
import Diagnostics
import Playbooks

/// Finds needs that no remedy can bring about, and remedies that wait for one another.
enum DeadEndCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let graph = WaitGraph(&context)
    let playbook = context.playbook
    let ends = graph.waits.sorted { $0.key < $1.key }.flatMap { reference, waits in
      waits.filter(\.fillers.isEmpty).map { wait in
        Finding(
          .deadEnd(wait.operand, playbook[reference], wait.touches), about: .remedy(reference))
      }
    }
    return ends + circles(graph, playbook)
  }

  /// Finds remedies that wait in a circle.
  ///
  /// A remedy can start once each of its waits has a filler that can start. Where every wait has
  /// fillers and the remedy still can never start, it waits in a circle, or for a remedy that does.
  private static func circles(_ graph: WaitGraph, _ playbook: Playbook) -> [Finding] {
    let blocked = graph.blocked
    var findings: [Finding] = []
    var told: Set<Reference<Remedy>> = []
    for start in blocked.sorted() where !told.contains(start) {
      var path: [Reference<Remedy>] = []
      var places: [Place] = []
      var here = start
      while !path.contains(here), !told.contains(here) {
        path.append(here)
        guard let wait = graph.waits[here]?.first(where: { !graph.isOpen($0, without: blocked) }),
          let next = wait.fillers.first
        else { break }
        places.append(wait.operand.place)
        here = next
      }
      told.formUnion(path)
      guard let first = path.firstIndex(of: here), first < places.count else { continue }
      let circle = (path[first...] + [here]).map { playbook[$0].id }
      findings.append(
        Finding(.circle(circle, at: Array(places[first...])), about: .remedy(here)))
    }
    return findings
  }
}

extension Diagnostic {
  /// No remedy makes the operand true; this is only a note where none changes any fact that it
  /// reads, because it may then come true by itself.
  fileprivate static func deadEnd(_ operand: Operand, _ remedy: Remedy, _ touched: Bool)
    -> Diagnostic
  {
    Diagnostic(
      "dead-end", touched ? .warning : .note,
      touched
        ? Wording(
          en: "remedies change what `\(operand.text)` is about, and none makes it true",
          zh: "有措施改变 `\(operand.text)` 所涉事实，但没有一项能使它成立")
        : Wording(
          en: "no remedy brings about `\(operand.text)`: it must come true by itself",
          zh: "没有措施能实现 `\(operand.text)`，只能等其自行具备"),
      at: operand.place,
      notes: [
        Note(
          Wording(
            en: "until it holds `\(remedy.id)` waits, and nobody is told what to do about it",
            zh: "在它成立之前 `\(remedy.id)` 一直等待，且没有人得到提示"),
          at: remedy.declaration.place)
      ],
      help: Wording(
        en: "let a remedy achieve it, or make it a `when` if it is a matter of the case",
        zh: "让某项措施在 `achieves` 中实现它；若属案件固有情况，改写入 `when`"))
  }

  fileprivate static func circle(_ ids: [String], at places: [Place]) -> Diagnostic {
    let path = ids.map { "`\($0)`" }.joined(separator: " -> ")
    return Diagnostic(
      "circular-wait", .warning,
      Wording(en: "remedies wait for one another: \(path)", zh: "措施互相等待：\(path)"), at: places[0],
      notes: places.dropFirst().map { place in
        Note(Wording(en: "this wait is part of the circle", zh: "这一等待也在循环中"), at: place)
      },
      help: Wording(
        en: "take one of these conditions out of `needs`, or add a remedy that opens the circle",
        zh: "从某个 `needs` 中去掉这一条件，或补一项能打破循环的措施"))
  }
}
