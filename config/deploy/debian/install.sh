#!/usr/bin/env bash
# Installs or updates the product on a bare Debian machine, from the folder this script lies in. Safe to run again: what is
# there is kept, the new release goes beside the old one, and the services change over to it.
#   SERVER_NAME=union.example.org UNION_NAME=… WECHAT_APPID=… WECHAT_SECRET=… config/deploy/debian/install.sh
set -euo pipefail
umask 022

source_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
settings=/etc/union-member
target=/opt/union-member
certificates=$settings/certificates

fail() {
  echo "install: $1" >&2
  exit 1
}

main() {
  check_machine
  install_packages
  make_user
  make_database
  make_settings
  install_release
  install_web_server
  install_services
  wait_until_ready
  echo "install: https://$SERVER_NAME answers. Next: docs/DEPLOY.md, First administrator."
}

check_machine() {
  [ "$(id -u)" = 0 ] || fail 'run it as root'
  [ -f /etc/debian_version ] || fail 'this is for Debian; see docs/DEPLOY.md for other ways'
  [ -n "${SERVER_NAME:-}" ] || fail 'SERVER_NAME is missing: the name people reach the program at'
  [[ $SERVER_NAME =~ ^[A-Za-z0-9.-]+$ ]] || fail 'SERVER_NAME is no host name'
}

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # The font: Chinese documents that bring none are drawn with it.
  local packages=(mariadb-server mariadb-client nginx gnupg openssl ca-certificates fonts-noto-cjk)
  command -v node > /dev/null || packages+=(nodejs npm)
  apt-get install -qq -y --no-install-recommends "${packages[@]}"
  local version
  version=$(node -p 'process.versions.node')
  dpkg --compare-versions "$version" ge 20.19 ||
    fail "Node.js $version is too old: install 22 or 24 (Debian 13 brings 20.19 or later), then run this again"
}

make_user() {
  id union-member > /dev/null 2>&1 || useradd --system --home-dir /var/lib/union-member --shell /usr/sbin/nologin union-member
  install -d -m 0700 -o union-member -g union-member /var/lib/union-member /var/backups/union-member
  install -d -m 0750 -o root -g union-member "$settings"
}

# The password is made once and stays; the user may do what the application does, in its own database.
make_database() {
  systemctl start mariadb 2> /dev/null || service mariadb start
  [ -s "$settings/database-password" ] || (umask 077 && openssl rand -hex 24 > "$settings/database-password")
  mariadb <<SQL
CREATE DATABASE IF NOT EXISTS union_member CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER IF NOT EXISTS 'union'@'localhost' IDENTIFIED BY '$(cat "$settings/database-password")';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, LOCK TABLES ON union_member.* TO 'union'@'localhost';
SQL
}

make_settings() {
  [ -s "$settings/backup-passphrase" ] || (umask 077 && openssl rand -base64 32 > "$settings/backup-passphrase")
  chown union-member "$settings/backup-passphrase"
  [ ! -s "$settings/environment" ] || return 0
  local key='openssl rand -base64 32'
  (
    umask 077
    cat > "$settings/environment" <<ENV
NODE_ENV=production
PORT=3000
DATA_DIR=/var/lib/union-member
PUBLIC_URL=https://$SERVER_NAME
UNION_NAME=${UNION_NAME:-市总工会}
DATABASE_URL=mysql://union:$(cat "$settings/database-password")@localhost:3306/union_member
TRUST_PROXY=1
WORKER=apart
WECHAT_APPID=${WECHAT_APPID:-}
WECHAT_SECRET=${WECHAT_SECRET:-}
SEAL_KEYS=$(date +%Y)a:$($key)
INDEX_KEY=$($key)
AUDIT_KEY=$($key)
CARD_KEY=$($key)
BACKUP_PASSPHRASE_FILE=$settings/backup-passphrase
ENV
  )
}

install_release() {
  local release
  release=$target/releases/$(date -u +%Y%m%dT%H%M%SZ)
  mkdir -p "$release"
  tar -C "$source_root" --exclude=./.git --exclude=./node_modules --exclude=./dist --exclude=./.data --exclude=./.cache -cf - . |
    tar -C "$release" -xf -
  # What building needs is left out again before anything runs.
  (cd "$release" && npm ci && npm run build:h5 && npm run build:server && npm prune --omit=dev) > "$release/build.log" 2>&1 ||
    fail "the build failed: see $release/build.log"
  ln -sfn "$release" "$target/current.new"
  mv -T "$target/current.new" "$target/current"
  # The five newest stay, for going back.
  find "$target/releases" -mindepth 1 -maxdepth 1 -type d | sort -r | tail -n +6 | xargs -r rm -rf
}

install_web_server() {
  install -d -m 0750 "$certificates" && install -d /var/www/acme
  # Until the real certificate is there: browsers warn, and WeChat refuses it.
  [ -s "$certificates/fullchain.pem" ] ||
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=$SERVER_NAME" \
      -keyout "$certificates/privkey.pem" -out "$certificates/fullchain.pem" 2> /dev/null
  sed -e "s|\${SERVER_NAME}|$SERVER_NAME|g" -e 's|${UPSTREAM}|127.0.0.1:3000|g' -e "s|\${CERTIFICATES}|$certificates|g" \
    "$target/current/config/deploy/nginx.conf.template" > /etc/nginx/sites-available/union-member
  ln -sfn ../sites-available/union-member /etc/nginx/sites-enabled/union-member
  rm -f /etc/nginx/sites-enabled/default
  nginx -t -q
}

install_services() {
  install -m 0644 "$target"/current/config/deploy/debian/union-member*.{service,timer} /etc/systemd/system/
  systemctl daemon-reload
  systemctl enable --quiet union-member union-member-worker union-member-backup.timer nginx mariadb
  systemctl restart union-member union-member-worker nginx
  systemctl start union-member-backup.timer
}

wait_until_ready() {
  for _ in $(seq 60); do
    if node -e "fetch('http://127.0.0.1:3000/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"; then
      return 0
    fi
    sleep 1
  done
  journalctl --unit union-member --lines 20 --no-pager >&2 || true
  fail 'the application does not become ready: see above'
}

main
