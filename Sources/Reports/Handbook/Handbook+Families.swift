import Advising
import Diagnostics
import FEEL
import Playbooks

extension Handbook {
  /// A file of the rules that contains blockers, remedies or clocks.
  struct Family {
    let file: String
    /// The name of the family's page, without its ending.
    let name: String
    let title: String
    let blockers: [Reference<Blocker>]
    let remedies: [Reference<Remedy>]
    let clocks: [Reference<Clock>]
  }

  /// The families in playbook order.
  var families: [Family] {
    let names = pageNames
    return playbook.files.compactMap { source in
      let file = source.name
      let blockers = playbook.blockers.references { $0.declaration.place.file.name == file }
      let remedies = playbook.remedies.references { $0.declaration.place.file.name == file }
      let clocks = playbook.clocks.references { $0.declaration.place.file.name == file }
      if blockers.isEmpty, remedies.isEmpty, clocks.isEmpty { return nil }
      let name = names[file] ?? file
      return Family(
        file: file, name: name, title: familyTitle(source) ?? String(file.prefix { $0 != "." }),
        blockers: blockers,
        remedies: remedies, clocks: clocks)
    }
  }

  /// The name of each file's page: that of the file; of the folder too where two are alike, whatever
  /// their case, or where an index has that name.
  private var pageNames: [String: String] {
    func plain(_ path: String) -> String {
      let end = path.lastIndex(of: ".") ?? path.endIndex
      return String(path[..<end])
    }
    let places =
      playbook.blockers.map(\.declaration.place) + playbook.remedies.map(\.declaration.place)
      + playbook.clocks.map(\.declaration.place)
    let withPages = Set(places.map(\.file.name))
    let paths = playbook.files.map(\.name).filter(withPages.contains)
    let bases = paths.map { plain(String($0.split(separator: "/").last ?? "")) }
    var taken = Set(Self.indexes)
    var names: [String: String] = [:]
    for (path, base) in zip(paths, bases) {
      let isAlone = bases.count { $0.lowercased() == base.lowercased() } == 1
      let long = plain(path).replacing("/", with: "-")
      var name = isAlone ? base : long
      var number = 1
      while taken.contains(name.lowercased()) {
        name = number == 1 ? "rules-" + long : "rules-\(long)-\(number)"
        number += 1
      }
      taken.insert(name.lowercased())
      names[path] = name
    }
    return names
  }

  /// The title on the first line of the file, if it is a comment in both languages.
  ///
  /// The line looks like `# Courts / 法院`.
  private func familyTitle(_ source: SourceFile) -> String? {
    let line = String(decoding: source.text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let titles = line.dropFirst(2).split(separator: " / ", maxSplits: 1)
    guard line.hasPrefix("# "), titles.count == 2 else { return nil }
    return String(language == .en ? titles[0] : titles[1])
  }

  func page(_ family: Family) -> Page {
    let sections = [
      section(HandbookLabels.blockers, family.blockers.map(entry)),
      picture(of: family),
      section(HandbookLabels.remedies, family.remedies.map(entry)),
      section(HandbookLabels.clocks, family.clocks.map(entry)),
    ].compactMap { $0 }
    let first = Page.Section(say(HandbookLabels.indexes), [backToContents])
    return page(family.name, family.title, sections + [first])
  }

  func entry(_ reference: Reference<Blocker>) -> Page.Entry {
    let blocker = playbook[reference]
    let stops: [String] =
      switch blocker.stops {
      case nil: [say(HandbookLabels.everyGoal)]
      case .some(let goals) where goals.isEmpty: [say(HandbookLabels.noGoal)]
      case .some(let goals): goals.map { playbook[$0].declaration.title[language] }
      }
    let remedies = blocker.remedies.enumerated().map { "(\($0 + 1)) \(title($1))" }
    let lines =
      condition(HandbookLabels.when, blocker.when)
      + [
        line(HandbookLabels.stops, stops),
        line(HandbookLabels.inOrder, remedies, isListed: true),
        grounds(blocker.basis), inForce(blocker.declaration),
      ].compactMap { $0 }
    return Page.Entry(title: blocker.declaration.title[language], id: blocker.id, lines: lines)
  }

  func entry(_ reference: Reference<Clock>) -> Page.Entry {
    let clock = playbook[reference]
    let lines =
      [
        line(Labels.within, [sentences.span(clock.within)]),
        line(Labels.holder, [clock.holder].compactMap { $0 }.map(title)),
      ].compactMap { $0 }
      + [Page.Line(say(HandbookLabels.from), [start(clock.from)])]
      + condition(HandbookLabels.counts, clock.when) + condition(HandbookLabels.met, clock.met)
      + [grounds(clock.basis), inForce(clock.declaration)].compactMap { $0 }
    return Page.Entry(title: clock.declaration.title[language], id: clock.id, lines: lines)
  }

  private func start(_ formula: Formula) -> String {
    if case .slot(let slot) = formula.program.root.kind { return words.name(slot) }
    return code(formula.text)
  }

  /// The order of the family's remedies, with the remedies of other families next to them.
  private func picture(of family: Family) -> Page.Section? {
    let own = Set(family.remedies)
    let arrows = precedence.arrows.filter { own.contains($0.from) || own.contains($0.to) }
    return picture(arrows, own: own, path: family.name)
  }

  func picture(_ arrows: [Precedence.Arrow], own: Set<Reference<Remedy>>, path: String)
    -> Page.Section?
  {
    guard !arrows.isEmpty else { return nil }
    let steps = Set(arrows.flatMap { [$0.from, $0.to] }).sorted()
    let index = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1, $0) })
    let graph = OrderGraph(
      steps: steps.map { OrderGraph.Step(title: self.title($0), isForeign: !own.contains($0)) },
      arrows: arrows.compactMap { arrow in
        guard let from = index[arrow.from], let to = index[arrow.to] else { return nil }
        return OrderGraph.Arrow(from: from, to: to)
      })
    let title = say(HandbookLabels.order)
    let picture = Page.Picture(title, path: path + ".svg", svg: OrderDrawing(graph: graph).svg)
    return Page.Section(title, [.picture(picture)])
  }
}
