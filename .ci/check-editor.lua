-- What `.ci/check-editor` does in Neovim. The workspace at $FOLDER is a copy of examples/minimal; $CCHC is the program.
-- Neovim names a file without the links on its way, so the folder is named so too.
local folder = vim.uv.fs_realpath(vim.env.FOLDER)
local tried = 0

local function read(path)
  return table.concat(vim.fn.readfile(path), '\n') .. '\n'
end

local function write(path, text)
  vim.fn.writefile(vim.split(text, '\n'), path, 'b')
end

--- Fails with what was seen where something does not hold.
local function hold(what, holds, seen)
  if not holds then
    io.stderr:write(('in the editor, not so: %s\nseen: %s\n'):format(what, vim.inspect(seen)))
    vim.cmd('cquit')
  end
  tried = tried + 1
end

--- Waits until a check holds.
local function wait(what, check)
  local seen
  local holds = vim.wait(20000, function()
    local result
    result, seen = check()
    return result
  end, 20)
  hold(what, holds, seen)
end

--- All findings: `file:line code`, sorted; the file is relative to the workspace where its name begins so.
local function findings()
  local all = {}
  for _, found in ipairs(vim.diagnostic.get()) do
    local name = vim.api.nvim_buf_get_name(found.bufnr)
    local short = vim.startswith(name, folder .. '/') and name:sub(#folder + 2) or name
    table.insert(all, ('%s:%d %s'):format(short, found.lnum + 1, found.code))
  end
  table.sort(all)
  return all
end

local function wait_for(what, expected)
  wait(what, function()
    local all = findings()
    return vim.deep_equal(all, expected), all
  end)
end

--- Asks the server about the place right behind `text` in a buffer.
local function ask(method, buffer, text, into)
  for at, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, true)) do
    local start = line:find(text, 1, true)
    if start then
      local params = {
        textDocument = vim.lsp.util.make_text_document_params(buffer),
        position = { line = at - 1, character = vim.str_utfindex(line, 'utf-16', start - 1 + into) },
        context = { includeDeclaration = true },
      }
      local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/' .. method, params, 20000) or {}
      for _, answer in pairs(answers) do
        return answer.result, answer.err
      end
    end
  end
end

local function change(buffer, from, to)
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, true)
  local text = table.concat(lines, '\n')
  local start, stop = text:find(from, 1, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, true, vim.split(text:sub(1, start - 1) .. to .. text:sub(stop + 1), '\n'))
end

local plan, tasks = folder .. '/plans/mau', folder .. '/plans/mau/tasks.toml'
write(tasks, (read(tasks):gsub('due = 2023%-01%-31', 'duee = 2023-01-31')))

vim.lsp.config('cchc', {
  cmd = { vim.env.CCHC, 'lsp', '--stdio', '--lang', 'en' },
  filetypes = { 'toml' },
  root_markers = { 'cchc.toml' },
})
-- As docs/guide/editor.md says: Neovim on Linux watches files only where it is told to.
local watch = { didChangeWatchedFiles = { dynamicRegistration = true } }
vim.lsp.config('cchc', { capabilities = { workspace = watch } })
vim.lsp.enable('cchc')
vim.cmd('filetype on')

vim.cmd.edit(tasks)
local buffer = vim.api.nvim_get_current_buf()
wait_for('a broken file has its findings', { 'plans/mau/tasks.toml:11 E004', 'plans/mau/tasks.toml:6 E202' })

local help = ask('hover', buffer, 'title = ', 1)
hold('hover explains a key', (vim.tbl_get(help or {}, 'contents', 'value') or ''):find('required', 1, true), help)
local place = ask('definition', buffer, 'lead = "', 9) or {}
hold('an id leads to its declaration', place.uri == vim.uri_from_fname(plan .. '/assignees.toml'), place)
local labels = vim.tbl_map(function(item) return item.label end, ask('completion', buffer, 'lead = "', 8) or {})
hold('ids are offered', vim.tbl_contains(labels, 'tu-phap-ho-tich'), labels)

change(buffer, 'duee', 'due')
wait_for('a text that is mended has none', {})
change(buffer, 'lead = "tu-phap-ho-tich"', 'lead = "tu-phap"')
wait_for('a text that is broken has some', { 'plans/mau/assignees.toml:9 E410', 'plans/mau/tasks.toml:29 E103' })
change(buffer, 'lead = "tu-phap"', 'lead = "tu-phap-ho-tich"')
wait_for('mending it takes them away', {})
vim.cmd('silent write')
wait_for('a saved file has none', {})

--- The answer to a question about a whole buffer.
local function ask_all(method, params)
  params = vim.tbl_extend('keep', params or {}, { textDocument = vim.lsp.util.make_text_document_params(buffer) })
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000) or {}
  for _, answer in pairs(answers) do
    return answer.result
  end
end

local function text_of(number)
  return table.concat(vim.api.nvim_buf_get_lines(number, 0, -1, true), '\n') .. '\n'
end

local function cursor_to(text, into)
  for at, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local start = line:find(text, 1, true)
    if start then
      vim.api.nvim_win_set_cursor(0, { at, start - 1 + into })
      return
    end
  end
end

-- Another id, in every file that names it; then the old one again.
local before = text_of(buffer)
cursor_to('lead = "tu-phap-ho-tich"', 10)
vim.lsp.buf.rename('tu-phap')
wait('another id is written', function() return text_of(buffer):find('lead = "tu-phap"', 1, true), text_of(buffer) end)
local assignees = vim.fn.bufnr(plan .. '/assignees.toml')
hold('and in the file that declares it', text_of(assignees):find('id = "tu-phap"', 1, true), text_of(assignees))
-- Neovim tells the server of files that nobody looks at only by writing them.
vim.cmd('silent wall')
wait_for('which brings no finding', {})
vim.lsp.buf.rename('tu-phap-ho-tich')
wait('the old id is back, and so is every byte', function() return text_of(buffer) == before, text_of(buffer) end)
vim.cmd('silent wall')

local places = ask('references', buffer, 'lead = "tu-phap-ho-tich"', 10)
hold('the places that name an id are found', places ~= nil and #places == 3, places)
local symbols = ask_all('textDocument/documentSymbol')
hold('a file lists its tables', #symbols == 3 and vim.startswith(symbols[1].name, '1.1 '), symbols)
local found = ask_all('workspace/symbol', { query = 'so hoa' })
hold('things are found without diacritics', #found > 0, found)
local folds = ask_all('textDocument/foldingRange')
hold('tables fold', #folds >= 3, folds)

-- The state stands behind the id.
vim.lsp.inlay_hint.enable(true)
wait('hints are shown', function()
  local hints = vim.lsp.inlay_hint.get({ bufnr = buffer })
  return #hints == 3 and vim.startswith(hints[1].inlay_hint.label, 'done'), hints
end)
local state = ask('hover', buffer, 'id = "1.1"', 7)
hold('and under the pointer', (vim.tbl_get(state or {}, 'contents', 'value') or ''):find('done', 1, true), state)

-- A repair from the menu, then a delivery.
change(buffer, 'due = 2023-01-31', 'duee = 2023-01-31')
wait('a fault is there', function() return #findings() > 0, findings() end)
cursor_to('duee', 1)
vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.kind == 'quickfix' end })
wait('its repair is made', function() return text_of(buffer) == before, text_of(buffer) end)
wait_for('and the finding is gone', {})

-- Each other repair: a date, a name that the finding suggests, an output, and all safe ones at once.
local function mend(what, from, to, at, into, kind, title)
  change(buffer, from, to)
  wait(what .. ': a fault is there', function() return #findings() > 0, findings() end)
  cursor_to(at, into)
  vim.lsp.buf.code_action({
    apply = true,
    context = { only = { kind }, diagnostics = {} },
    filter = function(action) return action.kind == kind and (not title or action.title:find(title, 1, true)) end,
  })
  wait(what .. ': it is mended', function() return text_of(buffer) == before, text_of(buffer) end)
  wait_for(what .. ': the finding is gone', {})
end
mend('a date', 'due = 2023-01-31', 'due = 31/01/2023', 'due = 31', 7, 'quickfix')
mend('an id', 'lead = "tu-phap-ho-tich"', 'lead = "tu-phap-hotich"', 'tu-phap-hotich', 2, 'quickfix')
mend('an output', 'output = "Kế hoạch"\n', '', 'id = "1.1"', 7, 'quickfix', 'output = "Kế hoạch"')
mend('all at once', 'due = 2023-01-31', 'duee = 31/01/2023', 'title = "Ban', 1, 'source.fixAll')

-- The verdict on a target, folds as docs/guide/editor.md sets them, and the search for things by name.
vim.cmd.edit(plan .. '/plan.toml')
local verdict = ask('hover', vim.api.nvim_get_current_buf(), 'title = "Số hóa', 1)
  or ask('hover', vim.api.nvim_get_current_buf(), 'id = "so-hoa"', 7)
hold('the verdict on a target', (vim.tbl_get(verdict or {}, 'contents', 'value') or ''):find('on track', 1, true), verdict)
vim.cmd.buffer(buffer)
vim.o.foldmethod, vim.o.foldexpr, vim.o.foldlevel = 'expr', 'v:lua.vim.lsp.foldexpr()', 99
wait('a task folds', function()
  vim.cmd('silent! normal! zx')
  cursor_to('title = "Ban', 1)
  return vim.fn.foldlevel('.') > 0, vim.fn.foldlevel('.')
end)
vim.lsp.buf.workspace_symbol('so hoa')
wait('things are found by name', function() return #vim.fn.getqflist() > 0, vim.fn.getqflist() end)
vim.cmd('silent! cclose')
vim.cmd.buffer(buffer)

cursor_to('title = "Số hóa', 3)
vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.kind == 'refactor.rewrite' end })
wait('a delivery is recorded', function()
  return text_of(buffer):find('done = [{ on = 2023-03-31 }]', 1, true), text_of(buffer)
end)
change(buffer, '\ndone = [{ on = 2023-03-31 }]', '')
hold('and nothing else', text_of(buffer) == before, text_of(buffer))
vim.cmd('silent! wall')
wait_for('all is saved', {})

-- Something else changes files: one that is not open, and one that is.
local values = plan .. '/values/2023-Q1.toml'
local good = read(values)
write(values, good .. '\nx = 1\n')
wait('a change on the disk is seen', function()
  local all = findings()
  return #all > 0 and vim.startswith(all[1], 'plans/mau/values/2023-Q1.toml:'), all
end)
write(values, good)
wait_for('mending it on the disk is seen', {})

-- The plan moves under the open buffer, as git does it: both have one id until the buffer is closed.
local moved = folder .. '/plans/moi'
vim.cmd.edit(plan .. '/plan.toml')
vim.uv.fs_rename(plan, moved)
wait('the open text and the moved file have one id', function()
  local all = findings()
  return vim.iter(all):any(function(one) return vim.startswith(one, 'plans/moi/plan.toml:') end), all
end)
vim.cmd('silent! %bwipeout!')
wait_for('closing takes all findings of the old place away', {})

-- The whole plan goes while it is open.
vim.cmd.edit(moved .. '/plan.toml')
change(vim.api.nvim_get_current_buf(), 'level = ', 'levl = ')
wait('the plan is broken', function() return #findings() > 0, findings() end)
vim.fn.delete(moved, 'rf')
vim.cmd('silent! %bwipeout!')
wait_for('a deleted plan has no findings', {})

local client = vim.lsp.get_clients({ name = 'cchc' })[1]
client:stop()
wait('the server ends', function() return client:is_stopped(), 'it runs' end)
local version = vim.version()
io.stdout:write(('editor: %d things hold in Neovim %d.%d\n'):format(tried, version.major, version.minor))
