#!/usr/bin/env bash
# One backup of database and files, encrypted, while everything runs:  backup.sh FOLDER
# Reads DATABASE_URL and DATA_DIR as the server does, BACKUP_PASSPHRASE_FILE (required) and BACKUP_KEEP_DAYS (default 35).
# The keys of the sealed columns are not in it: keep them elsewhere, or whoever finds the backup has both.
set -euo pipefail
umask 077
. "$(dirname "$0")/common.sh"

folder=${1:?usage: backup.sh FOLDER}
need_passphrase
name=$(date -u +%Y%m%dT%H%M%SZ)
part="$folder/.$name.part"
mkdir -p "$part"
trap 'rm -rf "$part"' EXIT

# The database first: a file is stored before the row that names it, so that every row in the dump finds its file.
dump_database | gzip -6 | encrypt > "$part/database.gpg"
mkdir -p "$DATA_DIR/files"
tar -C "$DATA_DIR" --exclude='*.part' -cf - files | gzip -1 | encrypt > "$part/files.gpg"
kind > "$part/KIND"
(cd "$part" && sha256sum KIND database.gpg files.gpg > SHA256SUMS)
mv "$part" "$folder/$name"
trap - EXIT

find "$folder" -mindepth 1 -maxdepth 1 -type d -name '20*Z' -mtime "+${BACKUP_KEEP_DAYS:-35}" -exec rm -rf {} +
echo "$folder/$name"
