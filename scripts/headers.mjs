// Only plain data here: the servers, the tests and docs/nginx.conf say the same as this table.

const contentSecurityPolicy = {
  'default-src': "'none'",
  // WebAssembly, and nothing else that is made of text: the key is stretched by Argon2id, which is compiled code.
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  // The default policy of src/app/strict.ts: addresses of our own scripts, and no markup at all.
  'trusted-types': 'default',
};

const denied = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/** What every answer of a server that hands out Waymark carries. */
export const HEADERS = {
  'Content-Security-Policy': Object.entries(contentSecurityPolicy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    ...denied.map((feature) => `${feature}=()`),
    'publickey-credentials-get=(self)',
    'publickey-credentials-create=(self)',
  ].join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
