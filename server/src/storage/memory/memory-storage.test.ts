import { overwrittenContract } from '../overwritten.contract.ts';
import { storageContract } from '../storage.contract.ts';
import { memoryStorage } from './memory-storage.ts';

storageContract('memory', async () => memoryStorage());
overwrittenContract('memory', async () => memoryStorage());
