// Each script asks `tiercel __complete -- WORDS`, the last word being the one under the cursor: a candidate a line.
// Without candidates the shell completes file names.

const bash = `# tiercel completion for bash
_tiercel() {
  local IFS=$'\\n' word="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=($(compgen -W "$("\${COMP_WORDS[0]}" __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "$word"))
}
complete -o default -F _tiercel tiercel`;

const zsh = `#compdef tiercel
# tiercel completion for zsh
_tiercel() {
  local -a candidates
  candidates=("\${(@f)$("\${words[1]}" __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  candidates=("\${(@)candidates:#}")
  if (( \${#candidates} )); then compadd -- "\${candidates[@]}"; else _files; fi
}
compdef _tiercel tiercel`;

const fish = `# tiercel completion for fish
function __tiercel_candidates
  set -l words (commandline -opc)
  $words[1] __complete -- $words[2..-1] (commandline -ct) 2>/dev/null
end
complete -c tiercel -a '(__tiercel_candidates)'`;

const scripts = { bash, zsh, fish } as const;

/** The script of a shell, to be sourced by it. */
export function completionScript(shell: keyof typeof scripts): string {
  return scripts[shell];
}
