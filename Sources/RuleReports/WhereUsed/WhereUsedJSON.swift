package import Diagnostics
package import Playbooks
package import Reports
package import Verification

/// Where entries are used, as JSON (`advisor.where/1`).
struct WhereUsedJSON {
  let index: MentionIndex
  let playbook: Playbook
  let language: Language

  func json(_ entries: [EntryName]) -> JSON {
    .object([
      ("schema", .string("advisor.where/1")), ("playbook", JSON(playbook)),
      ("entries", .array(entries.map(entry))),
    ])
  }

  private func entry(_ entry: EntryName) -> JSON {
    let declaration = playbook.declaration(of: entry)
    let defined = index.items(of: entry).first { $0.mention.role == .definition }
    return .object([
      ("kind", .string(entry.section.singular)), ("id", .string(entry.id)),
      ("title", .string(declaration?.title[language] ?? entry.id)),
      ("formerly", .array((declaration?.formerly ?? []).map(JSON.string))),
      ("defined", defined.map { JSON($0.mention.place) } ?? .null),
      ("uses", .array(index.uses(of: entry).map(use))),
    ])
  }

  private func use(_ item: MentionIndex.Item) -> JSON {
    var members = [
      ("in", JSON.string(item.area.rawValue)), ("span", JSON(item.mention.place)),
    ]
    switch item.owner {
    case .entry(let entry):
      members += [("kind", .string(entry.section.singular)), ("id", .string(entry.id))]
    case .named(let name): members.append(("name", .string(name)))
    case .caseFile(let id): members.append(("case", .string(id)))
    case nil: break
    }
    return .object(members)
  }
}

extension AdviceFormat {
  /// Where the entries are used, in this format.
  package func report(
    _ entries: [EntryName], in index: MentionIndex, _ playbook: Playbook, language: Language,
    color: Bool, width: Int = 80
  ) -> String {
    if self == .json {
      return WhereUsedJSON(index: index, playbook: playbook, language: language).json(entries)
        .pretty + "\n"
    }
    return text(
      entries.map { WhereUsedPage($0, in: index, playbook, language: language).page }, color, width)
  }
}
