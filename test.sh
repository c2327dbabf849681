#!/usr/bin/env bash
# Installs what the tests need and a Debian with nothing but the .NET SDK and npm lacks, builds with warnings as errors, runs every test.
# The last line says how many passed and failed; the exit status is 0 only when some ran and none failed.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# The whole takes well under a quarter of an hour on two quiet cores; the limits only end what hangs.
deadline=$((SECONDS + 2700))
passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
root=()
[ "$(id -u)" -eq 0 ] || root=(sudo -n)

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

give_up() {
  cat "$log"
  echo "test.sh: $1"
  failed=$((failed + 1))
  finish
}

# Runs a command for at most the given number of seconds, and never past the deadline of the whole run.
limited() {
  local most=$1 left=$((deadline - SECONDS))
  shift
  [ "$left" -gt 0 ] || return 124
  timeout --kill-after=15 "$((most < left ? most : left))" "$@"
}

quietly() { limited "$@" >"$log" 2>&1 </dev/null; }

install_packages() {
  local missing=() install
  [ -n "${TWOWAYCHAT_TEST_POSTGRES:-}" ] || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  [ -x "${TWOWAYCHAT_TEST_CHROMIUM:-/usr/bin/chromium}" ] || missing+=(chromium fonts-dejavu-core)
  command -v npm >/dev/null || missing+=(nodejs npm)
  [ "${#missing[@]}" -gt 0 ] || return 0
  echo "Installing ${missing[*]}"
  install=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}")
  quietly 300 "${install[@]}" && return 0
  quietly 120 "${root[@]}" apt-get update -q && quietly 300 "${install[@]}"
}

# Each test's database is gone with the test, and a disk takes most of its time to make and remove its hundreds of files.
keep_databases_in_memory() {
  local free
  free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)
  [ -n "${TMPDIR:-}" ] || [ "${free:-0}" -lt 4000000 ] || export TMPDIR=/dev/shm
}

# Runs one test executable, adds its counts, and counts a run that died or hung as one failure more.
run_tests() {
  local program=$1 summary total bad
  echo "Running $(basename "$program")"
  limited 1800 "$program" -noColor -noLogo </dev/null 2>&1 | tee "$log"
  local status=${PIPESTATUS[0]}
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+, Not Run: [0-9]+' "$log" | tail -n 1)
  if [[ $summary =~ Total:\ ([0-9]+),\ Errors:\ ([0-9]+),\ Failed:\ ([0-9]+),\ Skipped:\ ([0-9]+),\ Not\ Run:\ ([0-9]+) ]]; then
    total=${BASH_REMATCH[1]}
    bad=$((BASH_REMATCH[2] + BASH_REMATCH[3]))
    passed=$((passed + total - BASH_REMATCH[3] - BASH_REMATCH[4] - BASH_REMATCH[5]))
    failed=$((failed + bad))
    [ "$status" -eq 0 ] || [ "$bad" -gt 0 ] || failed=$((failed + 1))
  else
    echo "test.sh: $(basename "$program") ended with status $status and no summary"
    failed=$((failed + 1))
  fi
}

install_packages || give_up "the packages could not be installed"
if [ -f tests/oracles/package-lock.json ]; then
  quietly 180 npm ci --prefix tests/oracles --no-audit --no-fund || give_up "npm ci in tests/oracles failed"
fi
echo "Building"
quietly 900 dotnet build TwoWayChat.slnx -c Release -v q --disable-build-servers -p:RestoreLockedMode=true || give_up "the build failed"
keep_databases_in_memory
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  run_tests "tests/$name/bin/Release/net10.0/$name"
done
finish
