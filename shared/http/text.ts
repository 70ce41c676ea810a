import { defineText } from '../i18n'

/** Words for what any operation can answer with: what happened, what is kept, what to do. */
export const httpText = defineText({
  zh: {
    errors: {
      'request.invalid': '有一处填写不对,请检查后再试。',
      'request.malformed': '这次请求没有送达完整,请再试一次。',
      'request.too_large': '内容太大了,请减少后再试。',
      'request.unsupported_media': '不支持这种内容格式。',
      'request.not_found': '没有找到这项内容,可能已经撤下。',
      'request.method_not_allowed': '不支持这个操作。',
      'request.timeout': '服务器没有及时回应,内容都还在。请过一会儿再试。',
      'request.too_many': '操作太频繁了,请过一会儿再试。',
      'request.key_reused': '内容改过了,请再提交一次。',
      'server.failed': '我们这边出了错,内容都还在。请过一会儿再试。',
      'server.busy': '现在人多,没有办成。请过几秒再试,内容都还在。',
      'server.outside_failed': '微信或短信服务暂时没有回应,请过一会儿再试。',
      'access.signed_out': '请先登录,填写的内容都还在。',
      'access.denied': '您没有这项权限。如有疑问,请联系您的工会。',
      'access.second_factor_due': '请先验证工作人员的动态码。',
      'access.step_up_due': '这一步要再验证一次身份。',
      'access.account_closing': '账号正在注销,暂时不能办新的事。想继续用,请先到“我的”里恢复账号。',
      'spreadsheet.not_xlsx': '这不是 Excel 表格(.xlsx)。请用 Excel 或 WPS 打开,另存为 .xlsx 再上传。',
      'spreadsheet.is_text': '这个文件是网页或文本,只是改了名字。请用 Excel 或 WPS 打开,另存为 .xlsx 再上传。',
      'spreadsheet.old_format': '这是旧版表格(.xls)。请用 Excel 或 WPS 打开,另存为 .xlsx 再上传。',
      'spreadsheet.locked': '表格加了密码,读不了。请去掉密码再上传。',
      'spreadsheet.broken': '表格文件不完整或已损坏。请重新保存一份再上传。',
      'spreadsheet.too_large': '表格太大了。请去掉图片和多余的工作表,或分成几份上传。',
      'spreadsheet.too_many_rows': '行数太多了,请分成几份上传。',
      'spreadsheet.too_slow': '表格太复杂,没能读完。请把内容复制到新表格再上传。',
      'spreadsheet.empty': '表格里没有可以读的行。请检查内容是否在隐藏的工作表里。',
      'spreadsheet.columns_missing': '表格里少了必需的列。请对照模板检查表头。',
      'network.unreachable': '连不上服务器。您填写的内容还在,请检查网络后再试。',
    },
  },
  en: {
    errors: {
      'request.invalid': 'Something is not filled in right. Check it and try again.',
      'request.malformed': 'The request did not arrive whole. Please try again.',
      'request.too_large': 'That is too large. Make it smaller and try again.',
      'request.unsupported_media': 'This format is not supported.',
      'request.not_found': 'This was not found; it may have been taken down.',
      'request.method_not_allowed': 'This is not possible here.',
      'request.timeout': 'The server did not answer in time. Nothing is lost; try again shortly.',
      'request.too_many': 'Too many tries. Please wait a little.',
      'request.key_reused': 'The content has changed. Please submit once more.',
      'server.failed': 'Something went wrong on our side. Nothing is lost; try again shortly.',
      'server.busy': 'Many people are here. It was not done; try again in a few seconds, nothing is lost.',
      'server.outside_failed': 'WeChat or the SMS service does not answer. Try again shortly.',
      'access.signed_out': 'Please sign in first. What you filled in is kept.',
      'access.denied': 'You may not do this. Ask your union if you think you should.',
      'access.second_factor_due': 'Enter your staff authenticator code first.',
      'access.step_up_due': 'This step asks once more that you prove who you are.',
      'access.account_closing':
        'Your account is being closed, so nothing new can begin. Come back under “Me” to go on.',
      'spreadsheet.not_xlsx':
        'This is no Excel workbook (.xlsx). Open it in Excel or WPS, save it as .xlsx, then upload that.',
      'spreadsheet.is_text':
        'This is a web page or a text under another name. Open it in Excel or WPS, save it as .xlsx, then upload that.',
      'spreadsheet.old_format':
        'This is a workbook of the old kind (.xls). Open it in Excel or WPS, save it as .xlsx, then upload that.',
      'spreadsheet.locked': 'The workbook has a password. Take the password off and upload it again.',
      'spreadsheet.broken': 'The file is cut short or damaged. Save it once more and upload that.',
      'spreadsheet.too_large': 'The workbook is too large. Take out pictures and other sheets, or split it.',
      'spreadsheet.too_many_rows': 'There are too many rows. Split the list and upload the parts.',
      'spreadsheet.too_slow': 'The workbook is too intricate to read. Copy its rows into a new one and upload that.',
      'spreadsheet.empty': 'There are no rows to read. Check whether they are on a hidden sheet.',
      'spreadsheet.columns_missing': 'Columns that are needed are missing. Compare the header with the template.',
      'network.unreachable':
        'The server cannot be reached. What you filled in is kept; check the network and try again.',
    },
  },
})
