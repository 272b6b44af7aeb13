import FEEL

/// A part of a condition, and not of a YAML file.
typealias Node = FEEL.Node
