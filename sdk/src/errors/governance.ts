import { contractError } from './contract.ts'

export class AccessManagedUnauthorizedError extends contractError(
  'AccessManagedUnauthorized',
  ({ caller }) => [
    `${caller} does not have the role that this needs.`,
    'Connect an account that has it.',
  ],
) {}

export class AccessManagedRequiredDelayError extends contractError(
  'AccessManagedRequiredDelay',
  ({ caller, delay }) => [
    `${caller} must schedule this ${delay / 3600} hours ahead.`,
    'Schedule it with the AccessManager, and execute it then.',
  ],
) {}

export class AccessManagedInvalidAuthorityError extends contractError(
  'AccessManagedInvalidAuthority',
  ({ authority }) => [`${authority} is no contract.`, 'Name an AccessManager.'],
) {}

export class AccessManagerAlreadyScheduledError extends contractError(
  'AccessManagerAlreadyScheduled',
  ({ operationId }) => [
    `The operation ${operationId} is scheduled already.`,
    'Execute it when its time has come, or cancel it.',
  ],
) {}

export class AccessManagerNotScheduledError extends contractError(
  'AccessManagerNotScheduled',
  ({ operationId }) => [
    `The operation ${operationId} has to be scheduled first.`,
    'Schedule it with the AccessManager, and send it again once the delay has run.',
  ],
) {}

export class AccessManagerNotReadyError extends contractError(
  'AccessManagerNotReady',
  ({ operationId }) => [
    `The delay of the operation ${operationId} has not run yet.`,
    'Send it again later.',
  ],
) {}

export class AccessManagerExpiredError extends contractError(
  'AccessManagerExpired',
  ({ operationId }) => [
    `The operation ${operationId} was not executed in time.`,
    'Schedule it again.',
  ],
) {}

export class AccessManagerLockedRoleError extends contractError(
  'AccessManagerLockedRole',
  ({ roleId }) => [`The role ${roleId} cannot be changed.`, 'Choose another role.'],
) {}

export class AccessManagerLockedFunctionError extends contractError(
  'AccessManagerLockedFunction',
  ({ selector }) => [
    `The function ${selector} cannot be given to another role.`,
    'Choose another function.',
  ],
) {}

export class AccessManagerBadConfirmationError extends contractError(
  'AccessManagerBadConfirmation',
  () => ['A role is given up by its own holder.', 'Name the sending account.'],
) {}

export class AccessManagerUnauthorizedAccountError extends contractError(
  'AccessManagerUnauthorizedAccount',
  ({ msgsender, roleId }) => [
    `${msgsender} does not have the role ${roleId}.`,
    'Connect an account that has it.',
  ],
) {}

export class AccessManagerUnauthorizedCallError extends contractError(
  'AccessManagerUnauthorizedCall',
  ({ caller, target, selector }) => [
    `${caller} may not call ${selector} of ${target}.`,
    'Connect an account whose role may.',
  ],
) {}

export class AccessManagerUnauthorizedConsumeError extends contractError(
  'AccessManagerUnauthorizedConsume',
  ({ target }) => [
    `${target} may not use up scheduled operations.`,
    'Send the operation to the contract that it is for.',
  ],
) {}

export class AccessManagerUnauthorizedCancelError extends contractError(
  'AccessManagerUnauthorizedCancel',
  ({ msgsender, caller }) => [
    `${msgsender} may not cancel what ${caller} scheduled.`,
    'Connect the account that scheduled it, or a guardian of its role.',
  ],
) {}

export class AccessManagerInvalidInitialAdminError extends contractError(
  'AccessManagerInvalidInitialAdmin',
  ({ initialAdmin }) => [`${initialAdmin} cannot be the first admin.`, 'Name an account.'],
) {}

/** The errors of roles and delays. */
export const governanceErrors = [
  AccessManagedUnauthorizedError,
  AccessManagedRequiredDelayError,
  AccessManagedInvalidAuthorityError,
  AccessManagerAlreadyScheduledError,
  AccessManagerNotScheduledError,
  AccessManagerNotReadyError,
  AccessManagerExpiredError,
  AccessManagerLockedRoleError,
  AccessManagerLockedFunctionError,
  AccessManagerBadConfirmationError,
  AccessManagerUnauthorizedAccountError,
  AccessManagerUnauthorizedCallError,
  AccessManagerUnauthorizedConsumeError,
  AccessManagerUnauthorizedCancelError,
  AccessManagerInvalidInitialAdminError,
] as const
