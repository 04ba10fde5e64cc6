// Readers that cannot fail, whatever the file holds: a field that is missing, of another type or out of bounds is null.
import {
  Address,
  BigDecimal,
  BigInt,
  Bytes,
  JSONValue,
  JSONValueKind,
  json,
  TypedMap,
} from '@graphprotocol/graph-ts'

/** A JSON object. */
export type JsonObject = TypedMap<string, JSONValue>

/** Characters of a name, a title or a label. */
export const MAX_NAME = 500

/** Characters of a code, a media type or a CID. */
export const MAX_CODE = 100

/** Characters of a text that somebody wrote. */
export const MAX_PROSE = 20000

/** Digits that a number may have; longer ones are nobody's tempo or duration. */
const MAX_DIGITS = 30

/** The file as a JSON object; null when it is something else. */
export function parseObject(file: Bytes): JsonObject | null {
  const parsed = json.try_fromBytes(file)
  return parsed.isOk ? asObject(parsed.value) : null
}

/** Whether the file is of this type. One that names no type is taken for what it was published as. */
export function isOfType(root: JsonObject, type: string): boolean {
  if (!root.isSet('type')) return true
  const named = textField(root, 'type', MAX_CODE)
  return named !== null && named == type
}

/** The value as an object; null when it is something else. */
export function asObject(value: JSONValue): JsonObject | null {
  return value.kind == JSONValueKind.OBJECT ? value.toObject() : null
}

/** An object within an object. */
export function objectField(object: JsonObject | null, key: string): JsonObject | null {
  const value = field(object, key)
  return value == null ? null : asObject(value)
}

/** At most the first `most` members of an array; none when there is no array. */
export function arrayField(object: JsonObject | null, key: string, most: i32): JSONValue[] {
  const value = field(object, key)
  if (value == null || value.kind != JSONValueKind.ARRAY) return []
  const members = value.toArray()
  return members.length > most ? members.slice(0, most) : members
}

/** Text of at most `most` characters; longer text is no name or description. */
export function textField(object: JsonObject | null, key: string, most: i32): string | null {
  const value = field(object, key)
  return value == null ? null : textOf(value, most)
}

/** As `textField`, of a member of an array. */
export function textOf(value: JSONValue, most: i32): string | null {
  if (value.kind != JSONValueKind.STRING) return null
  const text = value.toString()
  return text.length > most ? null : text
}

/** A truth value, or the other value when there is none. */
export function boolField(object: JsonObject | null, key: string, otherwise: boolean): boolean {
  const value = field(object, key)
  return value == null || value.kind != JSONValueKind.BOOL ? otherwise : value.toBool()
}

/** A number that is not negative, written with digits alone or with a decimal point. */
export function decimalField(object: JsonObject | null, key: string): BigDecimal | null {
  const value = field(object, key)
  if (value == null) return null
  const digits = plainNumber(value)
  return digits === null ? null : BigDecimal.fromString(digits)
}

/** A whole number that is not negative. */
export function wholeField(object: JsonObject | null, key: string): BigInt | null {
  const value = field(object, key)
  if (value == null) return null
  const digits = plainNumber(value)
  return digits === null || digits.includes('.') ? null : BigInt.fromString(digits)
}

/** A byte from 0 to 255; -1 when the value is something else. */
export function byteOf(value: JSONValue): i32 {
  const digits = plainNumber(value)
  if (digits === null || digits.includes('.') || digits.length > 3) return -1
  const number = I32.parseInt(digits)
  return number > 255 ? -1 : number
}

/** An account written as 0x and 40 hex digits. */
export function addressField(object: JsonObject | null, key: string): Address | null {
  const text = textField(object, key, 42)
  if (text === null || text.length != 42 || !text.startsWith('0x')) return null
  for (let i = 2; i < text.length; i++) if (!isHexDigit(text.charCodeAt(i))) return null
  return Address.fromString(text)
}

function field(object: JsonObject | null, key: string): JSONValue | null {
  return object == null ? null : object.get(key)
}

/** The number as written, when it has digits and at most one point: what the host's own parsers cannot stumble over. */
function plainNumber(value: JSONValue): string | null {
  if (value.kind != JSONValueKind.NUMBER) return null
  // The payload of a number is its text.
  const text = changetype<string>(<u32>value.data)
  if (text.length > MAX_DIGITS) return null
  let points = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code == 0x2e) points++
    else if (code < 0x30 || code > 0x39) return null
  }
  return points > 1 ? null : text
}

function isHexDigit(code: i32): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x46) ||
    (code >= 0x61 && code <= 0x66)
  )
}
