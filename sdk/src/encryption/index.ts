export {
  type AudioCipher,
  type CryptAudioParameters,
  type CryptAudioReturnType,
  createAudioCipher,
  createDecryptStream,
  decryptAudio,
  encryptAudio,
} from './ctr.ts'
export {
  artistKeyMessage,
  deriveArtistKey,
  type EncryptionKeyPair,
  encryptionPublicKeyOf,
  generateEncryptionKey,
} from './keyPair.ts'
export {
  type UnwrapSongKeyParameters,
  unwrapSongKey,
  type WrappedFor,
  type WrappedSongKey,
  type WrapSongKeyParameters,
  wrapSongKey,
} from './wrap.ts'
