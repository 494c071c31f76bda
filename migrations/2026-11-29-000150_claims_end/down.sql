drop index ledger_claims;
