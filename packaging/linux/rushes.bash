# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of rushes for bash.

_rushes()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' word words=''
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in watch | ids | expiry | verify | list) command=$word && break ;; esac
    done
    COMPREPLY=()
    case $previous in
        --profile | --save-to)
            mapfile -t COMPREPLY < <(compgen -d -- "$current")
            return ;;
        --key-file)
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return ;;
        --service) words='kyyAiPower kyyReactApiServer' ;;
        --mode) words='reference-image first-last-frame 4s 8s 12s' ;;
        --base-url | --name | --now | --poll-every | --timeout) return ;;
        *)
            case $command in
                watch) words='--profile --service --base-url --mode --key-file --save-to --name --poll-every --timeout --json --demo --help' ;;
                ids | verify) words='--profile --help' ;;
                expiry) words='--profile --now --help' ;;
                list) words='--profile --json --help' ;;
                *) words='watch ids expiry verify list --profile --demo --help --version' ;;
            esac
            case $command in ids | verify) [[ $current == -* ]] || words='' ;; esac ;;
    esac
    if [[ -n $words ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -o filenames -F _rushes rushes
