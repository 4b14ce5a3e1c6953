{
  "variables": { "tiercel_arch%": "<!(node -p \"process.env.TIERCEL_ARCH || ''\")" },
  "targets": [
    {
      "target_name": "tiercel",
      "sources": [
        "<!@(node -p \"require('fs').readFileSync('native/sources-core.txt','utf8')\")",
        "<!@(node -p \"require('fs').readFileSync('native/sources-addon.txt','utf8')\")"
      ],
      "include_dirs": [".", "<!(node -p \"require('node-addon-api').include_dir\")"],
      "defines": ["NAPI_VERSION=8", "NODE_ADDON_API_CPP_EXCEPTIONS_ALL"],
      "cflags!": ["-fno-exceptions"],
      "cflags_cc!": ["-fno-exceptions", "-fno-rtti", "-std=gnu++17", "-std=gnu++20"],
      "cflags_cc": [
        "-std=c++20", "-fvisibility=hidden", "-fvisibility-inlines-hidden", "-fexceptions",
        "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math", "-Wno-psabi"
      ],
      "conditions": [
        ["tiercel_arch=='native'", { "cflags_cc": ["-march=native"] }],
        ["tiercel_arch!='native' and target_arch=='x64'", { "cflags_cc": ["-march=x86-64-v2"] }]
      ],
      "xcode_settings": {
        "CLANG_CXX_LANGUAGE_STANDARD": "c++20",
        "GCC_ENABLE_CPP_EXCEPTIONS": "YES",
        "GCC_SYMBOLS_PRIVATE_EXTERN": "YES",
        "MACOSX_DEPLOYMENT_TARGET": "11.0",
        "OTHER_CPLUSPLUSFLAGS": ["-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math"]
      },
      "configurations": { "Release": { "defines": ["NDEBUG"] } }
    }
  ]
}
