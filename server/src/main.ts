/** The process: environment in, signals in, one clear message out when it cannot start. */
import { ConfigError, readConfig } from './config.ts';
import { createLog, errorFacts } from './log.ts';
import { startTandem } from './tandem.ts';

const stopWithin = 10_000;

async function run(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const tandem = await startTandem(config, log);
  log.info('listening', { url: tandem.url, data: config.dataFolder });
  process.send?.({ listening: tandem.url });

  let stopping = false;
  const stop = (why: string, code: number) => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { why });
    // The log is on disk: past the deadline nothing is lost by going.
    setTimeout(() => process.exit(code || 1), stopWithin + 1000).unref();
    tandem.stop(stopWithin).then(
      () => process.exit(code),
      (error) => {
        log.error('stop.failed', errorFacts(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  // An error nobody expected: what is acknowledged is on disk, so the safest thing is to stop in order and start anew.
  process.on('unhandledRejection', (error) => {
    log.error('unexpected', errorFacts(error));
    stop('an unexpected error', 1);
  });
  process.on('uncaughtException', (error) => {
    log.error('unexpected', errorFacts(error));
    stop('an unexpected error', 1);
  });
}

run().catch((error) => {
  console.error(error instanceof ConfigError || error instanceof Error ? `Tandem cannot start. ${error.message}` : String(error));
  process.exit(1);
});
