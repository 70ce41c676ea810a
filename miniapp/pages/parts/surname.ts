const compound = [
  '欧阳',
  '上官',
  '司马',
  '司徒',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '端木',
  '夏侯',
  '长孙',
  '宇文',
]

/** The surname of a Han name of two to four characters; null where one cannot tell (买买提·艾力). */
export function surnameOf(name: string): string | null {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return null
  const two = compound.find((surname) => name.startsWith(surname) && name.length > surname.length)
  return two ?? ([...name][0] as string)
}
