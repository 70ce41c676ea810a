#!/usr/bin/env bash
# Brings a backup back into an empty database and an empty data folder:  restore.sh BACKUP
# Reads DATABASE_URL, DATA_DIR and BACKUP_PASSPHRASE_FILE like backup.sh. Nothing that is there is ever overwritten.
set -euo pipefail
umask 077
. "$(dirname "$0")/common.sh"

backup=${1:?usage: restore.sh BACKUP}
need_passphrase
(cd "$backup" && sha256sum --quiet -c SHA256SUMS) || fail "$backup is damaged: its checksums do not agree"
[ "$(cat "$backup/KIND")" = "$(kind)" ] || fail "this backup is of a database of another kind: $(cat "$backup/KIND")"
# Told before anything is written, and not by half a database.
decrypt "$backup/files.gpg" > /dev/null 2>&1 || fail "the passphrase does not open this backup"
refuse_unless_empty

decrypt "$backup/database.gpg" | gzip -d | load_database
mkdir -p "$DATA_DIR"
decrypt "$backup/files.gpg" | gzip -d | tar -C "$DATA_DIR" -xf -
echo "restored from $backup"
