import { expect, test } from 'vitest';
import { isOpenAddress, isPushEndpoint } from './push-service.ts';

test('[TELL-17] a push goes over https to the open internet only', () => {
  for (const endpoint of [
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://web.push.apple.com/x',
    'https://8.8.8.8/x',
  ])
    expect(isPushEndpoint(endpoint), endpoint).toBe(true);
  for (const endpoint of [
    'http://fcm.googleapis.com/x',
    'https://localhost/x',
    'https://tandem.localhost/x',
    'https://push.internal/x',
    'https://printer/x',
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://10.0.0.8/x',
    'https://169.254.169.254/latest',
    'https://192.168.1.1/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://[fd00::1]/x',
    'https://[64:ff9b::a00:1]/x',
    'https://fcm.googleapis.com:8443/x',
    'https://a:b@fcm.googleapis.com/x',
    'file:///etc/passwd',
    'nonsense',
    `https://fcm.googleapis.com/${'x'.repeat(1000)}`,
  ])
    expect(isPushEndpoint(endpoint), endpoint).toBe(false);
});

test('[TELL-17] what a name resolves to is judged as an address is', () => {
  const judged = ['142.250.74.1', '2a00:1450:400f::200e', '172.20.0.1', '100.100.100.200', '::', 'fe80::1', '2002:7f00:1::', 'none'];
  expect(judged.filter(isOpenAddress)).toEqual(['142.250.74.1', '2a00:1450:400f::200e']);
});
