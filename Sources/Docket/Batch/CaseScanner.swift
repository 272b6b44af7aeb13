package import Advising
import FEEL

/// Reads plain lines of JSON straight into the cells of a block.
///
/// Plain is `{"case": "id", "facts": {...}}` with values of the declared types, no escapes, and nothing
/// twice. Of any other line it says no more than that: the reader of case files, which has the
/// messages, reads it then.
package struct CaseScanner: Sendable {
  private let facts: [BlockFact]
  private let tables: ScanTables

  /// A scanner into blocks of these rules.
  package init(_ rules: BlockRules) {
    facts = rules.facts
    tables = ScanTables(rules.facts)
  }

  /// Adds the cases of the lines to the empty block, and gives the place of each id in the text.
  ///
  /// A line that is not plain has an empty place, and the block leaves its case to be looked at by
  /// itself.
  package func scan(_ json: JSONLines, into block: CaseBlock) -> [Range<Int>] {
    tables.withPointers { tables in
      json.text.withUnsafeBytes { text in
        var visits = Array(repeating: Int32(-1), count: tables.objects.count)
        return visits.withUnsafeMutableBufferPointer { visits in
          json.lines.map { line in
            let lane = block.add()
            var scan = PlainLine(
              text, line.range, tables, facts, block, lane, visits: visits)
            if scan.line() { return scan.id }
            block.leave(lane)
            return 0..<0
          }
        }
      }
    }
  }
}
