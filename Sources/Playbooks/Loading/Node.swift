package import YAML

/// A place in a YAML tree; FEEL has nodes of its own.
package typealias Node = YAML.Node
