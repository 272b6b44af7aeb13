/// How much a sheet shows of its longer sections; it says how many entries are left out.
struct Extent: Sendable {
  /// The number of actions that can be taken up, besides the first.
  let actions: Int
  /// The number of actions that wait.
  let waiting: Int
  /// The number of questions.
  let questions: Int
  /// The number of names in a list on one line.
  let names: Int
  /// The number of offices to approach that an action names.
  let counterparts: Int
  /// Whether an action says what it is for, and not only who leads it.
  let tellsPurpose: Bool

  /// The extents to try, from the widest to the narrowest.
  static let all = [
    Extent(actions: 5, waiting: 5, questions: 5, names: 4, counterparts: 2, tellsPurpose: true),
    Extent(actions: 4, waiting: 4, questions: 4, names: 3, counterparts: 2, tellsPurpose: false),
    Extent(actions: 3, waiting: 3, questions: 3, names: 2, counterparts: 2, tellsPurpose: false),
    Extent(actions: 2, waiting: 2, questions: 2, names: 2, counterparts: 2, tellsPurpose: false),
    Extent(actions: 1, waiting: 1, questions: 2, names: 1, counterparts: 1, tellsPurpose: false),
  ]
}
