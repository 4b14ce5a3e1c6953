// Stands in for libFuzzer where the compiler has none: runs the inputs of a folder, then seeded changes of them, and
// writes the input that ended the process. It takes the flags of libFuzzer that scripts/fuzz.mjs gives:
//   <target> [-max_total_time=<seconds>] [-seed=<number>] [-artifact_prefix=<path>] <folder or file> ...
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "native/fuzz/bytes.hpp"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

namespace {

using Input = std::vector<std::uint8_t>;
constexpr std::size_t kMaxLength = 4096;

Input g_input;  // what runs now
std::string g_artifact = "crash";

// Once only: the callback of the sanitizer and the signal may both come.
void save_input() {
  static bool is_saved = false;
  if (is_saved) return;
  is_saved = true;
  std::ofstream file(g_artifact + "crash-input", std::ios::binary);
  file.write(reinterpret_cast<const char*>(g_input.data()), static_cast<std::streamsize>(g_input.size()));
}

void on_abort(int signal) {
  save_input();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void run(Input input) {
  g_input = std::move(input);
  const Input exact(g_input);  // of its own allocation, so that a read past the end is seen
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

Input read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Input> read_corpus(const std::vector<std::string>& places) {
  std::vector<Input> corpus;
  for (const auto& place : places) {
    if (!std::filesystem::is_directory(place)) {
      corpus.push_back(read_file(place));
      continue;
    }
    for (const auto& entry : std::filesystem::directory_iterator(place))
      if (entry.is_regular_file()) corpus.push_back(read_file(entry.path()));
  }
  return corpus;
}

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  Input change(const Input& from, const Input& other) {
    Input input = from;
    for (std::size_t n = 1 + below(6); n > 0; --n) step(input, other);
    if (input.size() > kMaxLength) input.resize(kMaxLength);
    return input;
  }
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

 private:
  void step(Input& input, const Input& other) {
    const auto at = static_cast<std::ptrdiff_t>(below(input.size() + 1));
    const auto byte = static_cast<std::uint8_t>(below(256));
    switch (below(7)) {
      case 0:
        input.insert(input.begin() + at, byte);
        return;
      case 1:
        input.insert(input.begin() + at, "0129-+.,;:\"\n eTZ\t"[below(17)]);
        return;
      case 2: {
        const auto from = static_cast<std::ptrdiff_t>(below(other.size() + 1));
        const auto to = from + static_cast<std::ptrdiff_t>(below(other.size() - static_cast<std::size_t>(from) + 1));
        const Input piece(other.begin() + from, other.begin() + to);
        input.insert(input.begin() + at, piece.begin(), piece.end());
        return;
      }
      case 3:
        input.erase(input.begin() + at,
                    input.begin() + at +
                        std::min<std::ptrdiff_t>(input.end() - input.begin() - at, 1 + static_cast<int>(below(16))));
        return;
      default:
        if (static_cast<std::size_t>(at) == input.size()) return;
        auto& place = input[static_cast<std::size_t>(at)];
        if (below(2) == 0)
          place = static_cast<std::uint8_t>(place ^ (1U << below(8)));
        else
          place = std::to_array<std::uint8_t>({0, 1, 127, 128, 255, byte})[below(6)];
    }
  }

  std::mt19937_64 random_;
};

}  // namespace

int main(int argc, char** argv) {
  double seconds = 0;
  std::uint64_t seed = 1;
  std::vector<std::string> places;
  for (int i = 1; i < argc; ++i) {
    const std::string text = argv[i];
    const std::string value = text.substr(text.find('=') + 1);
    if (text.starts_with("-max_total_time="))
      seconds = std::stod(value);
    else if (text.starts_with("-seed="))
      seed = std::stoull(value);
    else if (text.starts_with("-artifact_prefix="))
      g_artifact = value;
    else if (!text.starts_with("-"))
      places.push_back(text);
  }
  std::signal(SIGABRT, on_abort);
#if defined(__SANITIZE_ADDRESS__)
  __sanitizer_set_death_callback(save_input);
#endif
  std::vector<Input> corpus = read_corpus(places);
  if (corpus.empty()) corpus.emplace_back();
  for (const Input& input : corpus) run(input);
  Mutator mutator(seed);
  std::size_t runs = corpus.size();
  const auto started = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  };
  while (seconds > 0 && elapsed() < seconds)
    for (int i = 0; i < 64; ++i, ++runs) {
      Input next = mutator.change(corpus[mutator.below(corpus.size())], corpus[mutator.below(corpus.size())]);
      if (mutator.below(50) == 0) corpus[mutator.below(corpus.size())] = next;
      run(std::move(next));
    }
  std::fprintf(stderr, "Done %zu runs in %.0f second(s)\n", runs, elapsed());
}
