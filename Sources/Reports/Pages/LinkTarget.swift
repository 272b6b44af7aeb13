/// The path as the target of a link: bytes that could end the link or are not shown are encoded.
func linkTarget(_ path: String) -> String {
  var result = ""
  for scalar in path.unicodeScalars {
    if isPlain(scalar) {
      result.unicodeScalars.append(scalar)
      continue
    }
    for byte in String(scalar).utf8 {
      let digits = String(byte, radix: 16, uppercase: true)
      result += byte < 0x10 ? "%0" + digits : "%" + digits
    }
  }
  return result
}

private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/", "#": true
  default: !scalar.isASCII && scalar.properties.isAlphabetic
  }
}
