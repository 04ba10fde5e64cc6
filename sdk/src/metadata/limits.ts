/** IPFS cuts files at this size, and what is one block has the digest of its bytes. */
export const MAX_METADATA_BYTES = 262_144

/** The longest message with a tip, in characters. */
export const MAX_MESSAGE_LENGTH = 500
