# What backup.sh and restore.sh share; sourced by both.

DATA_DIR=${DATA_DIR:-.data}
program_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

fail() {
  echo "$1" >&2
  exit 1
}

kind() {
  if [ -n "${DATABASE_URL:-}" ]; then echo server; else echo embedded; fi
}

need_passphrase() {
  [ -s "${BACKUP_PASSPHRASE_FILE:-}" ] || fail 'BACKUP_PASSPHRASE_FILE must name a file with the passphrase of the backups'
}

# GnuPG keeps no key of ours: a folder that goes with the process.
in_gpg() {
  local home
  home=$(mktemp -d)
  local status=0
  gpg --homedir "$home" --batch --quiet --pinentry-mode loopback --passphrase-file "$BACKUP_PASSPHRASE_FILE" "$@" || status=$?
  rm -rf "$home"
  return "$status"
}

encrypt() {
  in_gpg --symmetric --cipher-algo AES256 --s2k-digest-algo SHA512 --compress-algo none --output -
}

decrypt() {
  in_gpg --decrypt --output - "$1"
}

# Runs a client program of MariaDB's against the first host of DATABASE_URL; the password is in no list of processes.
with_client() {
  local program=$1
  shift
  local pattern='^(mysql|mariadb)://([^:@/]+)(:([^@/]*))?@([^/:,]+)(:([0-9]+))?[^/]*/([A-Za-z0-9_$-]+)$'
  [[ $DATABASE_URL =~ $pattern ]] || fail 'DATABASE_URL must read mysql://user:password@host:port/name'
  local user=${BASH_REMATCH[2]} password=${BASH_REMATCH[4]} host=${BASH_REMATCH[5]} port=${BASH_REMATCH[7]:-3306}
  local decoded tls=''
  decoded=$(printf '%b' "${password//%/\\x}")
  [ -z "${DATABASE_TLS_CA:-}" ] || tls=$(printf 'ssl-ca="%s"\nssl-verify-server-cert' "$DATABASE_TLS_CA")
  "$program" --defaults-extra-file=<(printf '[client]\nuser="%s"\npassword="%s"\nhost="%s"\nport=%s\nprotocol=tcp\n%s\n' "$user" "${decoded//\"/\\\"}" "$host" "$port" "$tls") "$@"
}

dump_database() {
  if [ "$(kind)" = server ]; then
    with_client mariadb-dump --single-transaction --skip-lock-tables --no-tablespaces --hex-blob --skip-dump-date \
      --default-character-set=utf8mb4 "${DATABASE_URL##*/}"
  else
    local copy
    copy=$(mktemp -d)
    sqlite "const db = new Sqlite(file); db.prepare('VACUUM INTO ?').run('$copy/union.sqlite')"
    cat "$copy/union.sqlite"
    rm -rf "$copy"
  fi
}

load_database() {
  if [ "$(kind)" = server ]; then
    with_client mariadb --default-character-set=utf8mb4 "${DATABASE_URL##*/}"
  else
    mkdir -p "$DATA_DIR"
    cat > "$DATA_DIR/union.sqlite"
  fi
}

refuse_unless_empty() {
  if [ "$(kind)" = server ]; then
    [ -z "$(with_client mariadb --batch --skip-column-names "${DATABASE_URL##*/}" --execute 'SHOW TABLES')" ] ||
      fail 'the database is not empty: restore into a new one'
  else
    [ ! -e "$DATA_DIR/union.sqlite" ] || fail "$DATA_DIR is not empty: restore into a new folder"
  fi
  [ -z "$(ls -A "$DATA_DIR/files" 2>/dev/null)" ] || fail "$DATA_DIR/files is not empty: restore into a new folder"
}

# Runs a line of JavaScript with `file`, the embedded database.
sqlite() {
  DATABASE_FILE="$DATA_DIR/union.sqlite" PROGRAM_ROOT="$program_root" node -e "
    const { DATABASE_FILE: file, PROGRAM_ROOT: root } = process.env
    const Sqlite = require(require.resolve('libsql', { paths: [root] }))
    $1"
}
