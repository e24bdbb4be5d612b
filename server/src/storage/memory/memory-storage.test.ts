import { historyContract } from '../history.contract.ts';
import { ledgerContract } from '../ledger.contract.ts';
import { overwrittenContract } from '../overwritten.contract.ts';
import { planHistoryContract } from '../plan-history.contract.ts';
import { storageContract } from '../storage.contract.ts';
import { memoryStorage } from './memory-storage.ts';

storageContract('memory', async () => memoryStorage());
overwrittenContract('memory', async () => memoryStorage());
historyContract('memory', async () => memoryStorage());
ledgerContract('memory', async () => memoryStorage());
planHistoryContract('memory', async () => memoryStorage());
