import Diagnostics

extension DecisionTable {
  /// What the hit policy makes of outputs, as if each came from a row that matches.
  package func result(of outputs: [Value], in frame: Frame) -> Value {
    let nowhere = Span(0, 0)
    let rows = outputs.map { output in
      let node = ProgramNode(.constant(output), output.type, nowhere)
      return Row(tests: [], output: Program(text: output.literal, root: node, sourceSpan: nowhere))
    }
    let matches = outputs.map { _ in Match.yes }
    let table = DecisionTable(inputs: [], rows: rows, hit: hit, priorities: priorities)
    var choice = TableChoice(table: table, matches: matches, frame: frame)
    return choice.result()
  }
}
