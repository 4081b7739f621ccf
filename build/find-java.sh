# Finds a Java that can run Onset. Sourced by the launcher and by the benchmarks; sets java_home
# and java_found, its version, or explains. Where compiler_wanted is set, one that can build it, too.
#
#   ONSET_JAVA_HOME   the JDK to use (25 or newer) instead of the first one found

readonly required_version=25

# Sets version to that of the Java in a home folder, from its release file or, without one, from Java itself; or to nothing.
java_version() {
    version=
    [ -n "$1" ] && [ -x "$1/bin/java" ] || return 0
    if [ -r "$1/release" ] && [[ $(<"$1/release") =~ JAVA_VERSION=\"([^\"]*)\" ]]; then
        version=${BASH_REMATCH[1]}
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p') || true
    fi
}

is_recent() {
    local major=${1%%[!0-9]*}
    [ -n "$major" ] && [ "$major" -ge "$required_version" ]
}

# Takes a home if it is recent enough, and with a compiler if one is wanted; others are collected for the error message.
try_java() {
    java_version "$1"
    if is_recent "$version"; then
        if [ -z "${compiler_wanted:-}" ] || [ -x "$1/bin/javac" ]; then
            java_home=$1
            java_found=$version
            return 0
        fi
        version="$version, without a compiler"
    fi
    [ -z "$version" ] || too_old+=("  $1 holds Java $version")
    return 1
}

# Sets java_home and java_found to the first home that is recent enough.
find_java() {
    local home version command too_old=()
    if [ -n "${ONSET_JAVA_HOME:-}" ]; then
        try_java "$ONSET_JAVA_HOME" && return
        explain_java ${too_old[@]+"${too_old[@]}"}
    fi
    try_java "${JAVA_HOME:-}" && return
    if command=$(type -P java) && command=$(readlink -f "$command"); then
        home=${command%/*}
        try_java "${home%/*}" && return
    fi
    for home in /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/* /opt/* /usr/java/* \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        try_java "$home" && return
    done
    explain_java ${too_old[@]+"${too_old[@]}"}
}

explain_java() {
    {
        if [ -n "${ONSET_JAVA_HOME:-}" ]; then
            echo "onset: ONSET_JAVA_HOME is $ONSET_JAVA_HOME, and there is no JDK $required_version or newer in it."
        else
            echo "onset: no JDK $required_version or newer was found."
        fi
        [ $# -eq 0 ] || printf '%s\n' "$@"
        cat <<EOF
Install one, for example Eclipse Temurin $required_version:
  Debian, Ubuntu   apt install openjdk-$required_version-jdk (or temurin-$required_version-jdk from packages.adoptium.net)
  Fedora           dnf install java-$required_version-openjdk-devel
  macOS            brew install --cask temurin@$required_version
  SDKMAN           sdk install java $required_version-tem
or set ONSET_JAVA_HOME to the folder of one that you have.
EOF
    } >&2
    exit 1
}
