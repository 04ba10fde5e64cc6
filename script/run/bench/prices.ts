/**
 * What comparable operations cost elsewhere, in gas of whole transactions unless said otherwise, measured side by side
 * on anvil; by the name of our operation in `limits.ts`.
 */
export const pricesElsewhere: Record<string, string> = {
  'pay, 2 recipients': '0xSplits v2 distributes to 2: 67,215; ledger floor 33,986',
  'pay, 100 recipients': '0xSplits v2 distributes to 10: 148,371',
  tip: 'Mycelix tip: 291,206; ERC-20 transfer 34,162',
  'withdraw again': '0xSplits v2: 49,125; Sablier Flow, execution only: 47,757',
  'create with 4 recipients': '0xSplits v2: 163,000 to 184,000',
  register: 'OpenZeppelin, minting an ERC-1155 alone: 49,897',
  'open with permit and key': 'voucher channel (Tempo), no key: 106,696',
  'direct play': 'Mycelix stream, 4-way split: 321,883; ERC-20 pull floor 41,851',
  'settle 1 tab, 1 play': 'voucher channel (Tempo): 56,601',
  'settle 100 tabs, 300 plays of 60 songs out of 1,000': 'Mycelix batch: 217,577; floor 260',
  'settle 100 tabs, 300 plays of 60 songs out of 100': 'Mycelix batch: 217,577',
  'settle 100 tabs, 20 plays of 10 songs out of 1,000': 'Mycelix batch: 217,577',
}
