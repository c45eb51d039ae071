import '../strict.ts';
import { answering } from '../../store/crypto/answering.ts';
import { type Claim, verify } from '../../store/share/verify.ts';

answering((claims: readonly Claim[]) => verify(claims));
