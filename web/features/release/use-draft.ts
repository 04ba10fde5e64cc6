'use client'

import { createStore as createDatabase, del, get, set, type UseStore } from 'idb-keyval'
import { useCallback, useEffect, useRef, useState } from 'react'
import { editDraft, emptyDraft, type ReleaseDraft } from './draft.ts'

let opened: UseStore | undefined

function database(): UseStore {
  opened ??= createDatabase('stave-drafts', 'release')
  return opened
}

/**
 * An artist's release draft, kept in this browser with its files. Undefined until it has been read.
 *
 * `edit` gives the draft as edited, and keeps it before it resolves.
 */
export function useDraft(artist: string) {
  const [draft, setDraft] = useState<ReleaseDraft>()
  const newest = useRef<ReleaseDraft>(undefined)

  useEffect(() => {
    let stale = false
    get<ReleaseDraft>(artist, database())
      .catch(() => undefined)
      .then((kept) => {
        if (stale) return
        newest.current = kept ?? emptyDraft(artist)
        setDraft(newest.current)
      })
      .catch(() => {})
    return () => {
      stale = true
    }
  }, [artist])

  const edit = useCallback(
    async (patch: Partial<ReleaseDraft>): Promise<ReleaseDraft> => {
      const edited = editDraft(newest.current ?? emptyDraft(artist), patch)
      newest.current = edited
      setDraft(edited)
      // A browser that keeps nothing loses the draft on leaving, and publishes all the same.
      await set(artist, edited, database()).catch(() => {})
      return edited
    },
    [artist],
  )

  const discard = useCallback(async () => {
    newest.current = emptyDraft(artist)
    setDraft(newest.current)
    await del(artist, database()).catch(() => {})
  }, [artist])

  return { draft, edit, discard }
}

export type EditDraft = ReturnType<typeof useDraft>['edit']
