console.log(process.argv.slice(2), process.argv.length, process.argv0, process.title.length > 0, process.ppid > 0, __filename.split('/').pop(), process.mainModule === module, require.main.filename === __filename);
console.log(process.stdin.isTTY, process.exitCode, process.uptime() > 0, process.features.inspector, require('module').builtinModules.length, process.binding ? 1 : 0);
