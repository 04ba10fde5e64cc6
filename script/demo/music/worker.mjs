// Worker threads do not inherit the TypeScript loader, so this entry brings it along.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
