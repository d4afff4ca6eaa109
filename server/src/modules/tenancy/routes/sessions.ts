import { defineRoute, NoAnswer } from '#platform/http';
import { declaredPermissions } from '../contributions.ts';
import { changePassword } from '../operations/change-password.ts';
import { confirmSecondFactor } from '../operations/confirm-second-factor.ts';
import { endSession } from '../operations/end-session.ts';
import { readMe } from '../operations/read-me.ts';
import { SESSION_COOKIE } from '../operations/recognise-staff.ts';
import { currentTotp } from '../operations/sandbox-code.ts';
import { signIn } from '../operations/sign-in.ts';
import { permissionsOf } from '../policy.ts';
import { ChangePassword, Me, SandboxCode, SandboxCodeAsked, SecondFactor, SignIn, SignInStep } from '../schema.ts';
import { OWN_SESSION, SIGN_IN_LIMIT } from './access.ts';

export const sessionRoutes = [
  defineRoute({
    method: 'POST',
    path: '/v1/session',
    tag: 'session',
    summary: 'Sign in, first half: e-mail and password',
    access: { kind: 'public' },
    body: SignIn,
    returns: SignInStep,
    limit: SIGN_IN_LIMIT,
    open: async (ctx, { body, exchange }) => {
      const { token, maxAgeS } = await signIn(ctx, { ...body, ip: exchange.ip });
      exchange.setCookie(SESSION_COOKIE, token, { path: '/', maxAgeS });
      return { status: 'second_factor' };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/session/second-factor',
    tag: 'session',
    summary: 'Sign in, second half: the code of the authenticator app',
    access: { kind: 'public' },
    body: SecondFactor,
    returns: Me,
    limit: SIGN_IN_LIMIT,
    open: async (ctx, { body, exchange }) => {
      const given = { token: exchange.cookies[SESSION_COOKIE], code: body.code, ip: exchange.ip };
      const { token, maxAgeS, scope, roles } = await confirmSecondFactor(ctx, given);
      exchange.setCookie(SESSION_COOKIE, token, { path: '/', maxAgeS });
      const declared = declaredPermissions(ctx).map((permission) => permission.name);
      return ctx.database.read(scope, (db) => readMe(db, permissionsOf(roles, declared), exchange.language));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/session',
    tag: 'session',
    summary: 'Who is signed in, and what they may do',
    access: OWN_SESSION,
    returns: Me,
    read: (db, { exchange }) => readMe(db, exchange.caller.permissions, exchange.language),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/v1/session',
    tag: 'session',
    summary: 'Sign out',
    access: OWN_SESSION,
    returns: NoAnswer,
    status: 204,
    write: async (tx, { exchange }) => {
      await endSession(tx, exchange.caller.facts.sessionId);
      exchange.clearCookie(SESSION_COOKIE, '/');
      return null;
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/v1/session/password',
    tag: 'session',
    summary: "Change one's own password; other sessions end",
    access: OWN_SESSION,
    body: ChangePassword,
    returns: NoAnswer,
    status: 204,
    limit: SIGN_IN_LIMIT,
    perform: async (ctx, { body, exchange }) => {
      await changePassword(ctx, { ...body, sessionId: exchange.caller.facts.sessionId });
      return null;
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/sandbox/codes',
    tag: 'sandbox',
    summary: 'The current code of a sandbox login, for whoever sits at the machine itself',
    access: { kind: 'public' },
    body: SandboxCodeAsked,
    returns: SandboxCode,
    limit: SIGN_IN_LIMIT,
    open: (ctx, { body, exchange }) => {
      const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => exchange.headers[name]);
      return currentTotp(ctx, { email: body.email, ip: forwarded ? 'forwarded' : exchange.ip });
    },
  }),
];
